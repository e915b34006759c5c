import { afterAll, beforeAll, expect, it } from "vitest";
import { createTestApi, givenSession, type TestApi } from "../testing/api.ts";
import { aGuest } from "../testing/guests.ts";
import { sendDueLetters } from "./jobs.ts";
import type { Envelope } from "./mailer.ts";
import { MOST_AN_HOUR } from "./rules.ts";

let api: TestApi;
beforeAll(async () => {
  api = await createTestApi({ sendsMail: true });
});
afterAll(() => api.drop());

it("one address gets so many letters an hour, however often somebody books under it; the others wait, and other addresses do not", async () => {
  const { session } = await givenSession(api, { capacity: 100 });
  const confirm = async (email: string) => {
    const { id } = await api.guest.bookings.create({ ...aGuest(session.id), seats: 1, email });
    await api.guest.bookings.confirm({ id });
  };
  for (let i = 0; i < MOST_AN_HOUR + 5; i += 1)
    await confirm(i % 2 === 0 ? "stranger@example.org" : "Stranger@Example.org");
  await confirm("other@example.org");

  const sent: Envelope[] = [];
  const warnings: string[] = [];
  const mailer = {
    send: async (envelope: Envelope) => {
      sent.push(envelope);
      return { outcome: "sent" } as const;
    },
  };
  const run = () => sendDueLetters({ ...api.services, mailer, warn: (line) => warnings.push(line) });
  const to = (address: string) => sent.filter((envelope) => envelope.to.toLowerCase() === address).length;

  await run();
  expect([to("stranger@example.org"), to("other@example.org")]).toEqual([MOST_AN_HOUR, 1]);
  expect(warnings).toHaveLength(5);
  expect(warnings.join()).not.toMatch(/stranger/i);
  api.clock.advance(30);
  await run();
  expect(to("stranger@example.org")).toBe(MOST_AN_HOUR);
  api.clock.advance(31);
  await run();
  expect(to("stranger@example.org")).toBe(MOST_AN_HOUR + 5);
});
