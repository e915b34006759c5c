import { describe, expect, it } from "vitest";
import { takePortion } from "./portions.ts";

const most = { bookings: 3, seats: 10 };
const bookings = (...seats: number[]) => seats.map((count) => ({ seats: count }));

describe("a portion of bookings", () => {
  it("is the last when all of them fit", () => {
    for (const all of [bookings(), bookings(10), bookings(1, 1, 8)]) {
      expect(takePortion(all, most)).toEqual({ portion: all, isLast: true });
    }
  });

  it("has no more bookings, and no more seats, than it may", () => {
    expect(takePortion(bookings(1, 1, 1, 1), most)).toEqual({ portion: bookings(1, 1, 1), isLast: false });
    expect(takePortion(bookings(6, 5, 1), most)).toEqual({ portion: bookings(6), isLast: false });
  });

  it("is never empty while there is a booking", () => {
    expect(takePortion(bookings(11, 1), most)).toEqual({ portion: bookings(11), isLast: false });
    expect(takePortion(bookings(11), most)).toEqual({ portion: bookings(11), isLast: true });
  });
});
