import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createTestApi, givenSession, type TestApi } from "../testing/api.ts";
import { aGuest } from "../testing/guests.ts";
import { forgetOldLetters, sendDueLetters } from "./jobs.ts";
import type { Delivery, Envelope } from "./mailer.ts";
import { queueLetter } from "./queue-service.ts";
import { MOST_ATTEMPTS } from "./rules.ts";
import { letterOrder } from "./schema.ts";

let api: TestApi;
beforeAll(async () => {
  api = await createTestApi({ sendsMail: true });
});
afterAll(() => api.drop());
beforeEach(() => api.services.database.writer.$executeRaw`DELETE FROM outbox`);

const rows = () =>
  api.services.database.writer.outboxMessage.findMany({ orderBy: [{ createdAt: "asc" }, { id: "asc" }] });
const topics = async () => (await rows()).map(({ topic }) => topic);

/** A mail server's answers, one after the other; the last one from then on. */
function aMailer(...answers: Delivery[]) {
  const tried: Envelope[] = [];
  const send = (envelope: Envelope): Promise<Delivery> => {
    tried.push(envelope);
    return Promise.resolve(answers[Math.min(tried.length, answers.length) - 1] ?? { outcome: "sent" });
  };
  const warnings: string[] = [];
  const services = { ...api.services, mailer: { send }, warn: (line: string) => warnings.push(line) };
  return { tried, warnings, run: () => sendDueLetters(services), services };
}

async function confirmed(email = "camille@example.org") {
  const { session } = await givenSession(api);
  const { id } = await api.guest.bookings.create({ ...aGuest(session.id), email });
  return { booking: await api.guest.bookings.confirm({ id }), session };
}

describe("a letter is asked for", () => {
  it("once when a booking is confirmed, in the guest's language, and not when it is confirmed again", async () => {
    const { session } = await givenSession(api);
    const { id } = await api.guest.bookings.create({ ...aGuest(session.id, 2), locale: "en" });
    expect(await topics()).toEqual([]);
    await api.guest.bookings.confirm({ id });
    await api.guest.bookings.confirm({ id });
    const [row, ...others] = await rows();
    expect(others).toEqual([]);
    expect(row).toMatchObject({ topic: "booking-confirmed", aggregateId: id, attempts: 0, sentAt: null });
    expect(letterOrder.parse({ ...(row?.payload as object), topic: row?.topic })).toMatchObject({
      to: "camille.martin@example.org",
      locale: "en",
      booking: { id, seats: 2, totalPrice: 2000, eventTitle: "Nuit du jazz" },
    });
  });

  it("without what the guest calls themselves", async () => {
    const { session } = await givenSession(api);
    const wish = { ...aGuest(session.id), name: "You won! evil.example" };
    await api.guest.bookings.confirm(await idOf(api.guest.bookings.create(wish)));
    expect(JSON.stringify((await rows()).map(({ payload }) => payload))).not.toContain("evil.example");
  });

  it("once when a booking is cancelled, by its guest or by staff", async () => {
    const { booking } = await confirmed();
    await api.guest.bookings.cancel({ id: booking.id });
    await api.staff.bookings.cancel({ id: booking.id });
    expect(await topics()).toEqual(["booking-confirmed", "booking-cancelled"]);
    const other = await confirmed();
    await api.staff.bookings.cancel({ id: other.booking.id });
    expect((await topics()).slice(2)).toEqual(["booking-confirmed", "booking-cancelled"]);
  });

  it("by nobody whose request was refused", async () => {
    const { booking } = await confirmed();
    await api.guest.bookings.cancel({ id: booking.id });
    await expect(api.guest.bookings.confirm({ id: booking.id })).rejects.toThrow("booking-cancelled");
    expect(await topics()).toEqual(["booking-confirmed", "booking-cancelled"]);
  });

  it("for every live booking of a session that is cancelled, and for no hold that had lapsed", async () => {
    const { session } = await givenSession(api, { capacity: 20 });
    const lapsed = await api.guest.bookings.create(aGuest(session.id));
    api.clock.advance(16);
    const held = await api.guest.bookings.create(aGuest(session.id));
    const kept = await api.guest.bookings.confirm(await idOf(api.guest.bookings.create(aGuest(session.id))));
    await api.staff.sessions.cancel({ id: session.id });
    await api.staff.sessions.cancel({ id: session.id });
    const told = (await rows()).filter(({ topic }) => topic === "session-cancelled");
    expect(told.map(({ aggregateId }) => aggregateId).sort()).toEqual([held.id, kept.id].sort());
    expect(told.map(({ aggregateId }) => aggregateId)).not.toContain(lapsed.id);
  });

  it("by nobody where no mail is sent", async () => {
    const silent = await createTestApi();
    try {
      const { session } = await givenSession(silent);
      const { id } = await silent.guest.bookings.create(aGuest(session.id));
      await silent.guest.bookings.confirm({ id });
      await silent.staff.sessions.cancel({ id: session.id });
      const { database } = silent.services;
      const order = letterOrder.parse({ topic: "booking-links", to: "a@example.org", locale: "fr" });
      const asked = await database.writer.$transaction((tx) => queueLetter(tx, silent.services, order));
      expect({ asked, kept: await database.writer.outboxMessage.count() }).toEqual({ asked: false, kept: 0 });
    } finally {
      await silent.drop();
    }
  });

  it("with the change it tells of, or not at all", async () => {
    const order = letterOrder.parse({ topic: "booking-links", to: "a@example.org", locale: "fr" });
    const undone = api.services.database.writer.$transaction(async (tx) => {
      await queueLetter(tx, api.services, order);
      throw new Error("undone");
    });
    await expect(undone).rejects.toThrow("undone");
    expect(await rows()).toEqual([]);
  });
});

describe("a letter that is due", () => {
  it("leaves once, and nothing of it stays", async () => {
    const { booking } = await confirmed();
    const mail = aMailer();
    expect([await mail.run(), await mail.run()]).toEqual([1, 0]);
    const [row] = await rows();
    expect(mail.tried).toHaveLength(1);
    expect(mail.tried[0]).toMatchObject({ to: "camille@example.org", messageId: row?.id });
    expect(mail.tried[0]?.text).toContain(`https://tickets.example.org/bookings/${booking.id}`);
    expect(row).toMatchObject({ payload: {}, attempts: 1, sentAt: api.clock.now(), givenUpAt: null });
  });

  it("tells what was decided, even if the session is deleted before it leaves", async () => {
    const { session } = await confirmed();
    await api.staff.sessions.cancel({ id: session.id });
    await api.staff.sessions.delete({ id: session.id });
    const mail = aMailer();
    await mail.run();
    expect(mail.tried.map(({ subject }) => subject)).toContain("Séance annulée : Nuit du jazz");
  });

  it("is taken by one of several that look at the same time", async () => {
    await Promise.all(Array.from({ length: 12 }, () => confirmed()));
    const mail = aMailer();
    const sent = await Promise.all([mail.run(), mail.run(), mail.run()]);
    expect(sent.reduce((sum, count) => sum + count, 0)).toBe(12);
    expect(new Set(mail.tried.map(({ messageId }) => messageId)).size).toBe(12);
    expect(mail.tried).toHaveLength(12);
  });

  it("goes again, under the same Message-ID, when its process died before it could say that it was sent", async () => {
    await confirmed();
    const mail = aMailer();
    const dying = { ...mail.services, now: api.clock.now, mailer: { send: diesAfter(mail.services.mailer.send) } };
    await expect(sendDueLetters(dying)).rejects.toThrow("1 letters met a failing database");
    expect(await mail.run()).toBe(0);
    api.clock.advance(11);
    expect(await mail.run()).toBe(1);
    expect(mail.tried.map(({ messageId }) => messageId)).toEqual(Array(2).fill(mail.tried[0]?.messageId));
  });
});

describe("a letter that does not leave", () => {
  it("is tried again later and later, then given up; what it said is forgotten", async () => {
    await confirmed();
    const mail = aMailer({ outcome: "failed", why: "EENVELOPE 451" });
    for (let i = 0; i < MOST_ATTEMPTS + 3; i += 1) {
      await mail.run();
      api.clock.advance(12 * 60 + 1);
    }
    expect(mail.tried).toHaveLength(MOST_ATTEMPTS);
    const [row] = await rows();
    expect(row).toMatchObject({ payload: {}, sentAt: null, attempts: MOST_ATTEMPTS });
    expect(row?.givenUpAt).not.toBeNull();
    expect(mail.warnings.at(-1)).toBe(
      `letter ${row?.id} (booking-confirmed) is given up after attempt ${MOST_ATTEMPTS}: EENVELOPE 451`,
    );
    expect(mail.warnings.join()).not.toContain("camille");
  });

  it("is not tried before its time", async () => {
    await confirmed();
    const mail = aMailer({ outcome: "failed", why: "x" }, { outcome: "sent" });
    await mail.run();
    await mail.run();
    expect(mail.tried).toHaveLength(1);
    api.clock.advance(1);
    expect(await mail.run()).toBe(1);
  });

  it("is given up at once when the mail server refuses it for good", async () => {
    await confirmed();
    const mail = aMailer({ outcome: "refused", why: "EENVELOPE 550" });
    await mail.run();
    expect((await rows())[0]?.givenUpAt).toEqual(api.clock.now());
  });

  it("does not use up the attempts of the others while the mail server is away", async () => {
    for (let i = 0; i < 12; i += 1) await confirmed();
    const mail = aMailer({ outcome: "unreachable", why: "ECONNECTION" });
    await mail.run();
    expect(mail.tried.length).toBeLessThanOrEqual(4);
    expect((await rows()).filter(({ attempts }) => attempts > 0)).toHaveLength(mail.tried.length);
  });

  it("waits for a release that can read it", async () => {
    const { database } = api.services;
    await database.writer.$executeRaw`
      INSERT INTO outbox (id, topic, aggregate_id, payload, available_at, created_at)
      VALUES ('0190a000-0000-7000-8000-0000000000ff', 'of-tomorrow', '0190a000-0000-7000-8000-0000000000ff', '{}', ${api.clock.now()}, ${api.clock.now()})`;
    const mail = aMailer();
    await mail.run();
    expect(mail.tried).toEqual([]);
    expect((await rows())[0]).toMatchObject({ attempts: 1, sentAt: null, givenUpAt: null });
  });
});

describe("old letters", () => {
  it("are forgotten after a month, whether sent or given up; those that wait are not", async () => {
    await confirmed();
    await aMailer().run();
    await confirmed();
    await aMailer({ outcome: "refused", why: "EENVELOPE 550" }).run();
    await confirmed();
    api.clock.advance(29 * 24 * 60);
    expect(await forgetOldLetters(api.services)).toBe(0);
    api.clock.advance(2 * 24 * 60);
    expect(await forgetOldLetters(api.services)).toBe(2);
    expect(await rows()).toMatchObject([{ sentAt: null, givenUpAt: null }]);
  });
});

async function idOf(booking: Promise<{ id: string }>): Promise<{ id: string }> {
  return { id: (await booking).id };
}

/** Sends, and never comes back to say so. */
function diesAfter(send: (envelope: Envelope) => Promise<Delivery>): typeof send {
  return async (envelope) => {
    await send(envelope);
    throw new Error("killed");
  };
}
