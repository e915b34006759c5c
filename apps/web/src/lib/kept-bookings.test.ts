import { beforeEach, describe, expect, it } from "vitest";
import { aBooking } from "../testing/fixtures.ts";
import { keepBooking, readKeptBooking, sweepKeptBookings } from "./kept-bookings.ts";
import { forgetBooking, KEPT_BOOKING, rememberBooking } from "./my-bookings.ts";

const booking = aBooking({ status: "CONFIRMED" });
const DAY = 24 * 60 * 60_000;
const end = Date.parse(booking.session.endsAt);
const idOf = (i: number) => `01900000-0000-7000-8000-${String(i).padStart(12, "0")}`;
const keptKeys = () => Object.keys(localStorage).filter((key) => key.startsWith(KEPT_BOOKING));

beforeEach(() => rememberBooking(booking.id));

describe("what a device keeps of a booking", () => {
  it("is what was seen, with its tickets and when that was, and without the e-mail address", () => {
    keepBooking(booking, 1_000);
    expect(readKeptBooking(booking.id)).toMatchObject({ booking: { ...booking, email: "" }, seenAt: 1_000 });
    expect(JSON.stringify(localStorage)).not.toContain(booking.email);
  });

  it("is nothing unless the device remembers the booking", () => {
    keepBooking(aBooking({ id: idOf(1) }), 1_000);
    expect(readKeptBooking(idOf(1))).toBeNull();
  });

  it("goes when the booking is taken off the list, or falls off its end", () => {
    keepBooking(booking, 1_000);
    forgetBooking(booking.id);
    expect(keptKeys()).toEqual([]);
    for (let i = 0; i < 60; i++) {
      rememberBooking(idOf(i));
      keepBooking(aBooking({ id: idOf(i) }), 1_000);
    }
    expect(keptKeys()).toHaveLength(50);
    expect(readKeptBooking(idOf(9))).toBeNull();
    expect(readKeptBooking(idOf(59))).not.toBeNull();
  });

  it("comes back with a booking that is put back on the list", () => {
    keepBooking(booking, 1_000);
    forgetBooking(booking.id)();
    expect(readKeptBooking(booking.id)?.seenAt).toBe(1_000);
  });

  it("goes two days after the end of the session", () => {
    keepBooking(booking, 1_000);
    sweepKeptBookings(end + 2 * DAY - 1);
    expect(readKeptBooking(booking.id)).not.toBeNull();
    sweepKeptBookings(end + 2 * DAY);
    expect(keptKeys()).toEqual([]);
    keepBooking(booking, end + 2 * DAY);
    expect(keptKeys()).toEqual([]);
  });

  it.each(["", "{", "null", '{"shape":0,"booking":{}}', "[]"])("is nothing when it cannot be read: %s", (damaged) => {
    localStorage.setItem(KEPT_BOOKING + booking.id, damaged);
    expect(readKeptBooking(booking.id)).toBeNull();
    sweepKeptBookings(0);
    expect(keptKeys()).toEqual([]);
  });
});
