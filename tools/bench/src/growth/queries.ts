import { appRouter, createContext, releaseExpiredHolds, type Services } from "@guichet/api/server";
import { BUYERS, HOLDS_PER_LAPSE, MINUTES_TO_FIRST_LAPSE } from "./booking-rows.ts";
import { ABSENT, SEARCHED } from "./event-rows.ts";

/** The moment all rows are made for, and at which they are read. */
export const GROWTH_NOW = new Date("2030-03-01T12:00:00.000Z");

const DEEP_PAGES = 40;
const MONTH = { month: "2030-03", timeZone: "Europe/Paris" } as const;
const DAY = { from: "2030-03-08T23:00:00Z", to: "2030-03-09T23:00:00Z" } as const;
const STAFF = {
  type: "staff",
  userId: "0190a000-0000-7000-8000-000000000001",
  name: "Bench",
  email: "bench@example.org",
  role: "owner",
  authSessionId: "0190a000-0000-7000-8000-000000000002",
  authenticatedAt: GROWTH_NOW,
  mustSetUpTwoFactor: false,
} as const;

export interface GrowthQuery {
  readonly name: string;
  /** Whether it should take about as long however much there is; the dashboard counts all there is, a calendar what it shows at most. */
  readonly bounded: boolean;
  /** Runs it once; what it finds is asked beforehand, so that every run does the same. */
  readonly run: (round: number) => Promise<unknown>;
}

type Caller = ReturnType<typeof appRouter.createCaller>;
type EventsInput = Parameters<Caller["events"]["list"]>[0];
type BookingsInput = Parameters<Caller["bookings"]["list"]>[0];

/**
 * Everything that reads more than one booking or event, through the procedures and without HTTP. The public lists are asked by
 * staff: a guest's answers would come from memory.
 */
export async function growthQueries(services: Services): Promise<GrowthQuery[]> {
  const staff = appRouter.createCaller(createContext(services, { actor: STAFF, locale: "fr" }));
  const events = (name: string, input: EventsInput) => bounded(name, () => staff.events.list(input));
  const bookings = (name: string, input: BookingsInput) => bounded(name, () => staff.bookings.list(input));
  const view = "public" as const;
  const sales = (from: string) => staff.dashboard.sales({ from, to: "2030-03-01", timeZone: "Europe/Paris" });

  const deepEvents = await pageAfter((cursor) => staff.events.list({ view, ...cursor }));
  const deepBookings = await pageAfter((cursor) => staff.bookings.list(cursor));
  const [found] = (await staff.bookings.list({ q: BUYERS.rare })).items;
  if (found === undefined) throw new Error("The generated database lacks the bookings that are searched for");
  const { session, event, reference } = found;

  return [
    events("public list, soonest first", { view }),
    events("public list, a deep page", { view, ...deepEvents }),
    events("public list by title", { view, sort: "title" }),
    events("public list of a category", { view, category: ["ateliers"] }),
    events("public list of a city", { view, city: "Lyon" }),
    events("public list with 50 seats left", { view, seats: 50 }),
    events("event search, a word in 3 events", { view, q: SEARCHED.rare }),
    events("event search, a word in 1 %", { view, q: SEARCHED.uncommon }),
    events("event search, a word in 10 %", { view, q: SEARCHED.common }),
    events("event search, a word in 1 %, misspelled", { view, q: ABSENT.misspelled }),
    events("event search, a word that is like none", { view, q: ABSENT.unknown }),
    events("public list of what is free", { view, maxPrice: 0 }),
    informative("calendar of a month", () => staff.events.calendar({ ...MONTH })),
    informative("calendar of a month, a category and a word in 1 %", () =>
      staff.events.calendar({ ...MONTH, category: ["ateliers"], q: SEARCHED.uncommon }),
    ),
    bounded("suggestions for a common word", () => staff.events.suggest({ q: SEARCHED.common })),
    bounded("suggestions for a misspelled word", () => staff.events.suggest({ q: ABSENT.misspelled })),
    informative("events near a day in a city", () =>
      staff.events.near({ ...DAY, city: "Lyon", category: ["ateliers"] }),
    ),
    bounded("cities with something to come", () => staff.events.cities()),
    events("admin list of events", { view: "manage" }),
    events("admin list of drafts", { view: "manage", status: ["DRAFT"] }),
    events("admin search, a word in 3 events", { view: "manage", q: SEARCHED.rare }),
    events("admin search, a word in 10 %", { view: "manage", q: SEARCHED.common }),
    bookings("bookings, newest first", {}),
    bookings("bookings, a deep page", deepBookings),
    bookings("booking search, a name of five", { q: BUYERS.rare }),
    bookings("booking search, a name of 1 %", { q: BUYERS.common }),
    bookings("booking search, first name and name", { q: `Jean ${BUYERS.common}` }),
    bookings("booking search, part of an e-mail address", { q: `zebulon.${BUYERS.rare.toLowerCase()}@exam` }),
    bookings("booking search, part of a reference", { q: reference.slice(0, 7).toLowerCase() }),
    bookings("bookings of a session", { sessionId: session.id }),
    bookings("bookings of an event", { eventId: event.id }),
    bookings("bookings, expired", { status: ["EXPIRED"] }),
    bookings("bookings, a name of 1 %, cancelled", { q: BUYERS.common, status: ["CANCELLED"] }),
    { name: "dashboard", bounded: false, run: () => staff.dashboard.today({ timeZone: "Europe/Paris" }) },
    { name: "dashboard, sales of 7 days", bounded: false, run: () => sales("2030-02-23") },
    { name: "dashboard, sales of 90 days", bounded: false, run: () => sales("2029-12-02") },
    bounded(`expiry of ${HOLDS_PER_LAPSE} holds of 10 sessions`, (round) => {
      const minutes = MINUTES_TO_FIRST_LAPSE + round + 1;
      const now = new Date(GROWTH_NOW.getTime() + minutes * 60_000);
      return releaseExpiredHolds({ ...services, now: () => now });
    }),
  ];
}

function bounded(name: string, run: GrowthQuery["run"]): GrowthQuery {
  return { name, bounded: true, run };
}

/** At the small size there is less than it shows at most: a month with an event a day is quicker than one with fifty. */
function informative(name: string, run: GrowthQuery["run"]): GrowthQuery {
  return { name, bounded: false, run };
}

/** The cursor after many pages. */
async function pageAfter(
  list: (page: { limit: number; cursor?: string }) => Promise<{ nextCursor: string | null }>,
): Promise<{ limit: number; cursor?: string }> {
  let cursor: string | null = null;
  for (let page = 0; page < DEEP_PAGES; page += 1) {
    const { nextCursor } = await list({ limit: 20, ...(cursor === null ? {} : { cursor }) });
    if (nextCursor === null) break;
    cursor = nextCursor;
  }
  return { limit: 20, ...(cursor === null ? {} : { cursor }) };
}
