import type { BookingRow, RecordedStep } from "@guichet/db";
import { describe, expect, it } from "vitest";
import { historyOf, type Past } from "./history-rules.ts";

const at = (minute: number) => new Date(Date.UTC(2030, 2, 1, 12, minute));
const HOUR_LATER = at(60);

const HELD: BookingRow = {
  ...{ id: "b", reference: "K7Q2-9XPM", sessionId: "s", name: "Ada", email: "ada@example.org", seats: 2 },
  ...{ unitPrice: 2_500, currency: "EUR", status: "PENDING", locale: "fr" },
  ...{ createdAt: at(0), expiresAt: at(15), extendedAt: null, confirmedAt: null, cancelledAt: null },
  ...{ startsAt: new Date("2030-03-10T19:00:00Z"), endsAt: new Date("2030-03-10T21:00:00Z") },
  ...{ sessionStatus: "SCHEDULED", eventId: "e", eventSlug: "jazz", eventTitle: "Jazz", venue: "x", address: "x" },
  ...{ city: "Lyon", timeZone: "Europe/Paris" },
};

const past = (booking: Partial<BookingRow>, known: Partial<Past> = {}): Past => ({
  ...{ booking: { ...HELD, ...booking }, tickets: [], recorded: [], sessionCancelled: null, letters: [] },
  knownSince: new Date("2029-01-01"),
  ...known,
});

const recorded = (action: string, createdAt: Date, about: Partial<RecordedStep> = {}): RecordedStep => ({
  ...{ action, actorType: "staff", actorName: "Zoé", before: null, after: null, createdAt },
  ...about,
});

const STAFF = { type: "staff", name: "Zoé" };
const GUEST = { type: "guest", name: null };
const stepsOf = (known: Past, now = HOUR_LATER) => historyOf(known, now).map(({ step }) => step);
const authorsOf = (known: Past) => Object.fromEntries(historyOf(known, HOUR_LATER).map(({ step, by }) => [step, by]));

const CONFIRMED = { status: "CONFIRMED", confirmedAt: at(5) } as const;
const CANCELLED = { ...CONFIRMED, status: "CANCELLED", cancelledAt: at(30) } as const;

describe("what became of a booking", () => {
  it("is told the latest first", () => {
    expect(stepsOf(past({ ...CANCELLED, extendedAt: at(3) }))).toEqual([
      "cancelled",
      "confirmed",
      "extended",
      "booked",
    ]);
  });

  it("is that it expired from the instant its time was over, whether or not its seats were released yet", () => {
    expect(stepsOf(past({}), at(14))).toEqual(["booked"]);
    expect(stepsOf(past({}), at(15))).toEqual(["expired", "booked"]);
    expect(stepsOf(past({ status: "EXPIRED" }))).toEqual(["expired", "booked"]);
  });

  it("is that its session was cancelled when it was so at that instant, and else that it was itself", () => {
    const withSession = { at: at(30), recorded: recorded("sessions.cancel", at(30)) };
    const history = past(CANCELLED, { sessionCancelled: withSession });
    expect(authorsOf(history)).toMatchObject({ "session-cancelled": STAFF });
    expect(stepsOf(history)).not.toContain("cancelled");
    expect(stepsOf(past({ ...CANCELLED, cancelledAt: at(20) }, { sessionCancelled: withSession }))).toEqual([
      ...["cancelled", "confirmed", "booked"],
    ]);
  });

  it("is one step when it was booked at the desk, by whom", () => {
    const history = past({ ...CONFIRMED, confirmedAt: at(0) }, { recorded: [recorded("bookings.create", at(0))] });
    expect(historyOf(history, HOUR_LATER)).toMatchObject([{ step: "booked", by: STAFF }]);
  });

  it("is which of its tickets were seen at the door", () => {
    const tickets = [
      { id: "t1", code: "x", seatNumber: 12, checkedInAt: at(40) },
      { id: "t2", code: "y", seatNumber: 13, checkedInAt: null },
    ];
    expect(historyOf(past(CONFIRMED, { tickets }), HOUR_LATER)[0]).toMatchObject({
      ...{ step: "checked-in", seatNumber: 12, by: null, at: at(40).toISOString() },
    });
    expect(stepsOf(past(CONFIRMED, { tickets }))).toHaveLength(3);
  });
});

describe("who changed it", () => {
  it("is who the audit log names, and the guest where it names nobody", () => {
    const history = past(CANCELLED, { recorded: [recorded("bookings.cancel", at(30))] });
    expect(authorsOf(history)).toMatchObject({ cancelled: STAFF, confirmed: GUEST });
  });

  it("is not known of what the audit log may have forgotten", () => {
    expect(authorsOf(past(CANCELLED, { knownSince: at(10) }))).toMatchObject({ confirmed: null, cancelled: GUEST });
  });

  it("is not known of an actor of another kind", () => {
    const odd = recorded("bookings.cancel", at(30), { actorType: "robot" });
    expect(authorsOf(past(CANCELLED, { recorded: [odd] }))["cancelled"]).toBeNull();
  });
});

describe("a move", () => {
  const place = (event: string) => ({ event, startsAt: "2030-03-10T19:00:00.000Z", timeZone: "Europe/Paris" });
  const moved = (before: unknown) =>
    historyOf(
      past(CONFIRMED, { recorded: [recorded("bookings.move", at(20), { before, after: place("Tango") })] }),
      HOUR_LATER,
    );

  it("says from where to where", () => {
    const [entry] = moved(place("Jazz"));
    expect(entry).toMatchObject({
      step: "moved",
      by: STAFF,
      from: { eventTitle: "Jazz" },
      to: { eventTitle: "Tango" },
    });
  });

  it("is told of also where the log does not say from where", () => {
    expect(moved({ event: 7 })[0]).toMatchObject({ step: "moved", from: null, to: { eventTitle: "Tango" } });
  });
});

describe("a letter", () => {
  const letter = { topic: "booking-confirmed", createdAt: at(5), sentAt: null, givenUpAt: null };

  it.each([
    ["letter-waiting", 5, {}],
    ["letter-sent", 6, { sentAt: at(6) }],
    ["letter-given-up", 50, { givenUpAt: at(50) }],
    // It may be given up by one server while another sends it: what arrived counts.
    ["letter-sent", 51, { sentAt: at(51), givenUpAt: at(50) }],
  ])("is told of once: %s", (step, minute, state) => {
    const entries = historyOf(past({}, { letters: [{ ...letter, ...state }] }), at(1));
    const about = entries.filter((entry) => entry.letter === "booking-confirmed");
    expect(about).toMatchObject([{ step, at: at(minute).toISOString(), by: null }]);
  });

  it("that is not about the booking is not", () => {
    expect(stepsOf(past({}, { letters: [{ ...letter, topic: "password-reset" }] }), at(1))).toEqual(["booked"]);
  });
});
