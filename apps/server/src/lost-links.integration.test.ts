import { sendDueLetters } from "@guichet/api/server";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createMailer, type MailTransport } from "./mailer.ts";
import { type MailServer, startMailServer } from "./testing/mail-server.ts";
import { createTestProcess, type TestProcess } from "./testing/test-process.ts";

const KNOWN = "camille@example.org";
const FROM = "Guichet <tickets@example.org>";
const statements: string[] = [];

let mail: MailServer;
let mailer: MailTransport;
let guichet: TestProcess;
let sessionId: string;

beforeAll(async () => {
  mail = await startMailServer();
  mailer = createMailer({ smtpUrl: mail.url, from: FROM });
  const onQuery = (sql: string) => statements.push(sql);
  // Without the limit of all requests, whose count in each answer goes down whatever is asked.
  guichet = await createTestProcess({ SMTP_URL: mail.url, MAIL_FROM: FROM, RATE_LIMIT: "0" }, { onQuery });
  const key = await guichet.key("admin");
  const event = await guichet.rest("POST", "/events/", {
    key,
    body: {
      title: "Nuit du jazz",
      venue: "Le Petit Théâtre",
      city: "Lyon",
      timeZone: "Europe/Paris",
      status: "PUBLISHED",
    },
  });
  const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString();
  const session = await guichet.rest("POST", `/events/${event.json().id}/sessions`, {
    key,
    body: { startsAt: day(30), endsAt: day(31), capacity: 500, basePrice: 1000 },
  });
  sessionId = session.json().id;
});
afterAll(async () => {
  await guichet.drop();
  mailer.close();
  await mail.close();
});
beforeEach(async () => {
  const { writer } = guichet.services.database;
  await writer.$executeRaw`DELETE FROM outbox`;
  await writer.$executeRaw`DELETE FROM allowances`;
});

async function book(email: string, seats = 1) {
  const response = await guichet.rest("POST", "/bookings/", {
    body: { sessionId, name: "Camille", email, seats, locale: "en" },
  });
  return response.json() as { id: string; reference: string };
}

const ask = (email: string, headers: Record<string, string> = {}) =>
  guichet.rest("POST", "/bookings/send-links", { body: { email }, headers });

const queued = () => guichet.services.database.writer.outboxMessage.count({ where: { topic: "booking-links" } });

/** Sends what waits, as the job does. */
async function delivered(count: number) {
  const before = mail.received.length;
  const { services } = guichet;
  await sendDueLetters({ ...services, mailer, warn: expect.fail });
  expect(mail.received.length - before).toBe(count);
  return mail.received.slice(before);
}

describe("a lost link", () => {
  it("is sent to the address of the booking, in the language of whoever asks, with all live bookings to come", async () => {
    const [first, second, cancelled] = [
      await book("lost@example.org"),
      await book("Lost@Example.org", 2),
      await book("lost@example.org"),
    ];
    const stranger = await book("somebody@example.org");
    await guichet.rest("POST", `/bookings/${cancelled.id}/cancel`);
    await guichet.services.database.writer.$executeRaw`DELETE FROM outbox`;
    expect((await ask("lost@example.org", { "accept-language": "en" })).statusCode).toBe(204);
    const [letter] = await delivered(1);
    expect(letter?.recipients).toEqual(["lost@example.org"]);
    expect(letter?.email.subject).toBe("Your bookings");
    const text = letter?.email.text ?? "";
    for (const { id, reference } of [first, second]) {
      expect(text).toContain(`http://localhost:8080/bookings/${id}`);
      expect(text).toContain(reference);
    }
    expect(text).not.toContain(cancelled.id);
    expect(text).not.toContain(stranger.id);
  });

  it("is answered alike for an address that nobody has booked with, after the same queries", async () => {
    await book(KNOWN);
    // Begins the hour of whoever asks.
    await ask("somebody-else@example.org");
    const asked: string[][] = [];
    const answers = [];
    for (const address of [KNOWN, "nobody@example.org"]) {
      statements.length = 0;
      const { statusCode, body, headers } = await ask(address);
      const { date: _, ...others } = headers;
      answers.push({ statusCode, body, others });
      asked.push([...statements]);
    }
    expect(answers[0]).toEqual(answers[1]);
    expect(answers[0]?.statusCode).toBe(204);
    expect(asked[0]).toEqual(asked[1]);
    expect(asked[0]?.length).toBeGreaterThan(3);
    expect(asked.flat().join("\n")).not.toMatch(/\bbookings\b/);
    await guichet.services.database.writer.$executeRaw`DELETE FROM outbox WHERE topic <> 'booking-links'`;
    const [letter] = await delivered(1);
    expect(letter?.recipients).toEqual([KNOWN]);
    expect(await queued()).toBe(3);
  });

  it("is not sent to an address that only looks like the booking's", async () => {
    // The database takes both for the same: its collation knows no accents.
    await guichet.services.database.writer
      .$executeRaw`UPDATE bookings SET email = 'josé@example.org' WHERE id = ${(await book("jose@example.org")).id}`;
    await ask("jose@example.org");
    await guichet.services.database.writer.$executeRaw`DELETE FROM outbox WHERE topic <> 'booking-links'`;
    await delivered(0);
  });

  it("is sent three times an hour at most to one address; a fourth time is answered as the others", async () => {
    const answers = [];
    for (let i = 0; i < 5; i += 1) answers.push((await ask(KNOWN)).statusCode);
    expect(answers).toEqual([204, 204, 204, 204, 204]);
    expect(await queued()).toBe(3);
    await ask("CAMILLE@example.org");
    expect(await queued()).toBe(3);
  });

  it("is asked for twenty times an hour at most from one address, then refused with the time to wait, even all at once", async () => {
    const answers = await Promise.all(Array.from({ length: 30 }, (_, i) => ask(`guest-${i}@example.org`)));
    const refused = answers.filter(({ statusCode }) => statusCode === 429);
    expect(refused).toHaveLength(10);
    expect(await queued()).toBe(20);
    expect(Number(refused[0]?.headers["retry-after"])).toBeGreaterThan(3_500);
    expect(refused[0]?.json()).toMatchObject({ reason: "too-many-requests" });
  });

  it.each([
    "",
    "camille",
    "a@b@c.org",
    "a@example.org, b@example.org",
    "a@example.org\r\nBcc: b@example.org",
    `${"a".repeat(250)}@example.org`,
  ])("needs one address: %j", async (email) => {
    expect((await ask(email)).statusCode).toBe(422);
    expect(await queued()).toBe(0);
  });
});

describe("where no mail server is set up", () => {
  it("a lost link is refused with what to do instead, and the interface knows beforehand", async () => {
    const silent = await createTestProcess();
    try {
      const refused = await silent.rest("POST", "/bookings/send-links", { body: { email: KNOWN } });
      expect(refused.statusCode).toBe(409);
      expect(refused.json()).toMatchObject({ reason: "mail-off" });
      const service = await silent.web.inject({ url: "/trpc/bookings.linksService?input={}" });
      expect(service.json()).toEqual({ result: { data: { available: false } } });
      expect(await silent.services.database.writer.outboxMessage.count()).toBe(0);
    } finally {
      await silent.drop();
    }
  });
});
