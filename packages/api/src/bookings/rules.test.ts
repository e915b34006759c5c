import { describe, expect, it } from "vitest";
import { cancelTransition, confirmTransition, extendTransition } from "./rules.ts";
import type { BookingStatus } from "./schema.ts";

const expiresAt = new Date("2030-03-01T12:15:00.000Z");
const before = new Date("2030-03-01T12:14:59.999Z");
const sessionStartsAt = new Date("2030-03-10T19:00:00Z");
const booking = (status: BookingStatus) => ({ status, expiresAt });

describe("confirming", () => {
  const scheduled = { sessionStatus: "SCHEDULED" } as const;
  const refused = (reason: string) => ({ kind: "refuse", reason });

  it("applies to a hold until the instant it expires", () => {
    expect(confirmTransition(booking("PENDING"), before, scheduled)).toEqual({ kind: "apply" });
    expect(confirmTransition(booking("PENDING"), expiresAt, scheduled)).toEqual(refused("hold-expired"));
  });

  it("is the same twice, and never revives", () => {
    expect(confirmTransition(booking("CONFIRMED"), expiresAt, scheduled)).toEqual({ kind: "already" });
    expect(confirmTransition(booking("CANCELLED"), before, scheduled)).toEqual(refused("booking-cancelled"));
    expect(confirmTransition(booking("EXPIRED"), before, scheduled)).toEqual(refused("hold-expired"));
  });

  it("is refused in a cancelled session, whose bookings are about to be cancelled", () => {
    const cancelled = { sessionStatus: "CANCELLED" } as const;
    expect(confirmTransition(booking("PENDING"), before, cancelled)).toEqual(refused("session-cancelled"));
    expect(confirmTransition(booking("CONFIRMED"), before, cancelled)).toEqual(refused("session-cancelled"));
    expect(confirmTransition(booking("CANCELLED"), before, cancelled)).toEqual(refused("booking-cancelled"));
  });
});

describe("cancelling", () => {
  const guest = { sessionStartsAt, staff: false };

  it("applies to holds and confirmed bookings", () => {
    expect(cancelTransition(booking("PENDING"), before, guest)).toEqual({ kind: "apply" });
    expect(cancelTransition(booking("CONFIRMED"), before, guest)).toEqual({ kind: "apply" });
  });

  it("is the same twice, and refuses what has expired", () => {
    expect(cancelTransition(booking("CANCELLED"), before, guest)).toEqual({ kind: "already" });
    expect(cancelTransition(booking("EXPIRED"), before, guest)).toEqual({ kind: "refuse", reason: "hold-expired" });
    expect(cancelTransition(booking("PENDING"), expiresAt, guest)).toEqual({ kind: "refuse", reason: "hold-expired" });
  });

  it("is for staff alone once the session has begun", () => {
    expect(cancelTransition(booking("CONFIRMED"), sessionStartsAt, guest)).toEqual({
      kind: "refuse",
      reason: "booking-session-started",
    });
    expect(cancelTransition(booking("CONFIRMED"), sessionStartsAt, { ...guest, staff: true })).toEqual({
      kind: "apply",
    });
  });
});

describe("extending", () => {
  const hold = (status: BookingStatus, extendedAt: Date | null = null) => ({ status, expiresAt, extendedAt });

  const onSale = { sale: "open", repeated: false } as const;

  it("applies once to a hold in time", () => {
    expect(extendTransition(hold("PENDING"), before, onSale)).toEqual({ kind: "apply" });
    const again = { kind: "refuse", reason: "hold-already-extended" };
    expect(extendTransition(hold("PENDING", before), before, onSale)).toEqual(again);
  });

  it("knows its own work in a repeated transaction, and no other", () => {
    const repeated = { ...onSale, repeated: true };
    expect(extendTransition(hold("PENDING", before), before, repeated)).toEqual({ kind: "already" });
    const earlier = new Date(before.getTime() - 1);
    expect(extendTransition(hold("PENDING", earlier), before, repeated)).toMatchObject({ kind: "refuse" });
  });

  it.each([
    ["CONFIRMED", before, "open", "booking-confirmed"],
    ["CANCELLED", before, "open", "booking-cancelled"],
    ["EXPIRED", before, "open", "hold-expired"],
    ["PENDING", expiresAt, "open", "hold-expired"],
    ["PENDING", before, "sold-out", "extension-sold-out"],
    ["PENDING", before, "closed", "sales-closed"],
    ["PENDING", before, "cancelled", "session-cancelled"],
  ] as const)("of a booking that is %s at %s, its session %s, is refused: %s", (status, now, sale, reason) => {
    expect(extendTransition(hold(status), now, { ...onSale, sale })).toEqual({ kind: "refuse", reason });
  });
});
