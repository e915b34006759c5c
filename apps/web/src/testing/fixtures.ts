import type { RouterOutputs } from "@guichet/api";

/** Answers as the server gives them. Dates are far ahead, so that they never become past. */
type Card = RouterOutputs["events"]["list"]["items"][number];
type EventDetail = RouterOutputs["events"]["get"];
type Session = RouterOutputs["sessions"]["list"]["items"][number];
type DeskSession = RouterOutputs["bookings"]["deskSessions"]["items"][number];
type Booking = RouterOutputs["bookings"]["get"];

export const concerts = {
  id: "01900000-0000-7000-8000-00000000c001",
  slug: "concerts",
  name: { fr: "Concerts", en: "Concerts" },
};
export const theatre = {
  id: "01900000-0000-7000-8000-00000000c002",
  slug: "theatre",
  name: { fr: "Théâtre", en: "Theatre" },
};

const eventBase = {
  id: "01900000-0000-7000-8000-00000000e001",
  slug: "nuit-du-jazz",
  title: "Nuit du jazz",
  summary: "Trois trios, une cave, minuit passé.",
  venue: "Caveau des Halles",
  city: "Lyon",
  timeZone: "Europe/Paris",
  imageUrl: null,
  image: null,
  imageAlt: "",
  status: "PUBLISHED" as const,
  categories: [concerts],
  version: 1,
};

export function anEvent(changes: Partial<EventDetail> = {}): EventDetail {
  return {
    ...eventBase,
    description: "Une **longue** nuit.",
    address: "3 rue des Halles",
    allowOverlap: false,
    createdAt: "2096-01-01T10:00:00.000Z",
    updatedAt: "2096-01-01T10:00:00.000Z",
    ...changes,
  };
}

export function aCard(changes: Partial<Card> = {}): Card {
  return {
    ...eventBase,
    createdAt: "2096-01-01T10:00:00.000Z",
    nextSession: {
      id: "01900000-0000-7000-8000-0000000005e1",
      startsAt: "2097-06-15T18:30:00.000Z",
      endsAt: "2097-06-15T20:30:00.000Z",
      availableSeats: 40,
      price: { amount: 1250, currency: "EUR" },
    },
    fromPrice: { amount: 1250, currency: "EUR" },
    availability: "available",
    sessionCount: 2,
    capacity: 100,
    availableSeats: 64,
    ...changes,
  };
}

export function aSession(changes: Partial<Session> = {}): Session {
  return {
    id: "01900000-0000-7000-8000-0000000005e1",
    eventId: eventBase.id,
    startsAt: "2097-06-15T18:30:00.000Z",
    endsAt: "2097-06-15T20:30:00.000Z",
    status: "SCHEDULED",
    salesState: "open",
    capacity: 50,
    availableSeats: 40,
    price: { amount: 1250, currency: "EUR" },
    basePrice: 1250,
    currency: "EUR",
    priceTiers: [],
    maxSeatsPerBooking: 10,
    salesStartAt: null,
    salesEndAt: null,
    version: 1,
    ...changes,
  };
}

export function aDeskSession(changes: Partial<DeskSession> = {}): DeskSession {
  const { id, startsAt, endsAt, availableSeats, price } = aSession();
  const { title, venue, city, timeZone } = eventBase;
  const event = { id: eventBase.id, title, venue, city, timeZone };
  return { id, startsAt, endsAt, availableSeats, price, event, ...changes };
}

export function aBooking(changes: Partial<Booking> = {}): Booking {
  const { startsAt, endsAt, id } = aSession();
  const { slug, title, venue, city, timeZone } = eventBase;
  const now = Date.now();
  return {
    id: "01900000-0000-7000-8000-00000000b001",
    reference: "K7Q2-9XPM",
    status: "PENDING",
    name: "Ada Lovelace",
    email: "ada@example.org",
    seats: 2,
    unitPrice: 1250,
    totalPrice: 2500,
    currency: "EUR",
    createdAt: new Date(now).toISOString(),
    expiresAt: new Date(now + 15 * 60_000).toISOString(),
    extendedAt: null,
    confirmedAt: null,
    cancelledAt: null,
    session: { id, startsAt, endsAt, status: "SCHEDULED" },
    event: { id: eventBase.id, slug, title, venue, address: "3 rue des Halles", city, timeZone },
    tickets: [
      { id: "01900000-0000-7000-8000-0000000071c1", seatNumber: 7, code: "TK-AAAA", checkedInAt: null },
      { id: "01900000-0000-7000-8000-0000000071c2", seatNumber: 8, code: "TK-BBBB", checkedInAt: null },
    ],
    serverTime: new Date(now).toISOString(),
    ...changes,
  };
}
