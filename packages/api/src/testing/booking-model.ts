import { HOLD_MINUTES } from "./guests.ts";

/*
 * What the booking engine should do, said again in the plainest way: arrays and loops, one client, no database. Tests run both
 * and compare.
 */

const HOLD_MS = HOLD_MINUTES * 60_000;
const MAX_SEATS = 10;

export interface ModelBooking {
  /** The engine's id, for the requests that follow. */
  id: string;
  status: "PENDING" | "CONFIRMED" | "CANCELLED" | "EXPIRED";
  readonly seats: number;
  readonly unitPrice: number;
  /** Empty once the seats were freed. */
  seatNumbers: number[];
  expiresAt: number;
  extended: boolean;
}

/** What a request should come to: the booking, or the reason why not. */
export type Expected = ModelBooking | string;

export class BookingModel {
  /** Milliseconds since 1970. */
  now: number;
  capacity: number;
  readonly basePrice: number;
  readonly bookings: ModelBooking[] = [];
  readonly keys = new Map<string, { readonly seats: number; readonly booking: ModelBooking }>();

  constructor({ now, capacity, basePrice }: { now: number; capacity: number; basePrice: number }) {
    this.now = now;
    this.capacity = capacity;
    this.basePrice = basePrice;
  }

  /** Seat numbers in use, lowest first; a hold keeps its own until it was released. */
  get taken(): number[] {
    return this.bookings.flatMap((booking) => booking.seatNumbers).sort((a, b) => a - b);
  }

  place(seats: number, key: string | null): Expected {
    const known = key === null ? undefined : this.keys.get(key);
    if (known !== undefined) return known.seats === seats ? known.booking : "idempotency-key-reused";
    if (seats > this.capacity - this.taken.length) this.release();
    if (seats > MAX_SEATS) return "too-many-seats";
    const reserved = this.taken.length;
    if (seats > this.capacity - reserved) return "insufficient-seats";
    const booking: ModelBooking = {
      id: "",
      status: "PENDING",
      seats,
      unitPrice: this.priceAt(reserved),
      seatNumbers: this.choose(seats),
      expiresAt: this.now + HOLD_MS,
      extended: false,
    };
    this.bookings.push(booking);
    if (key !== null) this.keys.set(key, { seats, booking: structuredClone(booking) });
    return booking;
  }

  confirm(booking: ModelBooking): Expected {
    if (booking.status === "CANCELLED") return "booking-cancelled";
    if (booking.status === "CONFIRMED") return booking;
    if (this.isOver(booking)) return "hold-expired";
    booking.status = "CONFIRMED";
    return booking;
  }

  cancel(booking: ModelBooking): Expected {
    if (booking.status === "CANCELLED") return booking;
    if (this.isOver(booking)) return "hold-expired";
    booking.status = "CANCELLED";
    booking.seatNumbers = [];
    return booking;
  }

  extend(booking: ModelBooking): Expected {
    if (booking.status === "CONFIRMED") return "booking-confirmed";
    if (booking.status === "CANCELLED") return "booking-cancelled";
    if (this.isOver(booking)) return "hold-expired";
    if (booking.extended) return "hold-already-extended";
    if (this.taken.length >= this.capacity) return "extension-sold-out";
    booking.extended = true;
    booking.expiresAt += HOLD_MS;
    return booking;
  }

  /** @returns null when it may be so */
  setCapacity(capacity: number): string | null {
    const floor = Math.max(this.taken.length, this.taken.at(-1) ?? 0);
    if (capacity < this.capacity && capacity < floor) return "capacity-below-reserved";
    this.capacity = capacity;
    return null;
  }

  /** Frees the seats of every hold whose time is over. */
  release(): void {
    for (const booking of this.bookings) {
      if (booking.status !== "PENDING" || !this.isOver(booking)) continue;
      booking.status = "EXPIRED";
      booking.seatNumbers = [];
    }
  }

  private isOver(booking: ModelBooking): boolean {
    return booking.status === "EXPIRED" || (booking.status === "PENDING" && this.now >= booking.expiresAt);
  }

  private priceAt(reserved: number): number {
    const fifths = (reserved * 5) / this.capacity;
    return this.basePrice * (fifths >= 4 ? 1.5 : fifths >= 3 ? 1.2 : 1);
  }

  private choose(seats: number): number[] {
    const free = Array.from({ length: this.capacity }, (_, i) => i + 1).filter((seat) => !this.taken.includes(seat));
    const together = free.find((first, i) => free[i + seats - 1] === first + seats - 1);
    return together === undefined ? free.slice(0, seats) : free.slice(free.indexOf(together)).slice(0, seats);
  }
}
