import { foldText } from "@guichet/db";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createTestApi, type TestApi } from "../testing/api.ts";
import { type EventSort, type EventStatus, eventSort, eventStatus } from "./schema.ts";

// More than a search with small pages reads before it asks the indexes of words, cities and categories.
const MANY = 300;
const PAGE = 2;
const HOUR_MS = 3_600_000;
const CATEGORY = {
  id: "0190a000-0000-7000-8000-000000000000",
  slug: "concerts",
  nameFr: "Concerts",
  nameEn: "Concerts",
};

let api: TestApi;

interface Plan {
  readonly title: string;
  readonly city: string;
  readonly status: "DRAFT" | "PUBLISHED";
  readonly isConcert: boolean;
  /** Hours from now; one that is past makes an event without anything to come. */
  readonly sessions: readonly number[];
}

/** Every third event is jazz, two are about an ocarina: one soon and one late; every fifth is over, every seventh a draft. */
function planOf(i: number): Plan {
  const theme = i === 12 || i === 296 ? "ocarina" : i % 3 === 0 ? "jazz" : "danse";
  return {
    title: `${["Été", "Nuit", "Bal"][i % 3]} ${theme} ${i % 50}`,
    city: i === 296 || i === 101 ? "Nîmes" : "Lyon",
    status: i % 7 === 3 ? "DRAFT" : "PUBLISHED",
    isConcert: i >= 290 || i === 7,
    sessions: i % 5 === 4 ? [-5] : [i + 1, i + 500],
  };
}

const plans = Array.from({ length: MANY }, (_, i) => planOf(i));
const idOf = (kind: number, i: number) => `0190a000-0000-7000-8${kind}00-${String(i).padStart(12, "0")}`;

beforeAll(async () => {
  api = await createTestApi();
  const db = api.services.database.writer;
  const now = api.clock.now();
  await db.category.create({ data: CATEGORY });
  await db.event.createMany({
    data: plans.map(({ title, city, status }, i) => ({
      ...{ id: idOf(1, i), slug: `event-${i}`, title, description: "", venue: "Salle", city, status },
      timeZone: "Europe/Paris",
      searchText: foldText(title, city),
      createdAt: new Date(now.getTime() - (i % 40) * HOUR_MS),
      updatedAt: now,
    })),
  });
  await db.eventCategory.createMany({
    data: plans.flatMap(({ isConcert }, i) => (isConcert ? [{ eventId: idOf(1, i), categoryId: CATEGORY.id }] : [])),
  });
  await db.session.createMany({
    data: plans.flatMap(({ sessions }, i) =>
      sessions.map((hours, k) => ({
        ...{ id: idOf(2, i * 2 + k), eventId: idOf(1, i), capacity: 10 + i, basePrice: 1000, priceTiers: [] },
        startsAt: new Date(now.getTime() + hours * HOUR_MS),
        endsAt: new Date(now.getTime() + (hours + 1) * HOUR_MS),
        ...{ createdAt: now, updatedAt: now },
      })),
    ),
  });
});
afterAll(() => api.drop());

type Filter = Parameters<TestApi["staff"]["events"]["list"]>[0];

/** The numbers of the events found, through as many pages as it takes. */
async function numbers(filter: Filter): Promise<number[]> {
  const found: number[] = [];
  let cursor: string | null = null;
  do {
    const page: Awaited<ReturnType<TestApi["staff"]["events"]["list"]>> = await api.staff.events.list({
      limit: PAGE,
      ...filter,
      ...(cursor === null ? {} : { cursor }),
    });
    found.push(...page.items.map((event) => Number(event.id.slice(-12))));
    cursor = page.nextCursor;
  } while (cursor !== null);
  return found;
}

const FILTERS: readonly [string, Filter, (plan: Plan) => boolean][] = [
  ["nothing asked", { limit: 100 }, () => true],
  ["a common word", { q: "Jazz" }, ({ title }) => title.includes("jazz")],
  ["a rare word", { q: "ocar" }, ({ title }) => title.includes("ocarina")],
  ["two words", { q: "nuit danse" }, ({ title }) => title.startsWith("Nuit danse")],
  [
    "a word and a city",
    { q: "ocarina", city: "Nîmes" },
    ({ title, city }) => title.includes("ocarina") && city === "Nîmes",
  ],
  ["a city", { city: "Nîmes" }, ({ city }) => city === "Nîmes"],
  ["a category", { category: ["concerts"] }, ({ isConcert }) => isConcert],
];
const SORTS = eventSort.options;

/** Every filter in three orders; those that read the same indexes backwards, or one after the other, with the first of each kind. */
const IN_FULL: readonly EventSort[] = ["soonest", "title", "newest"];
const CASES = SORTS.flatMap((sort) =>
  FILTERS.filter((_, i) => IN_FULL.includes(sort) || i % 3 === 0).map(
    ([name, filter, fits]) => [name, sort, filter, fits] as const,
  ),
);

/** The order of a sort, of which the number of an event breaks the ties. */
function sorted(sort: (typeof SORTS)[number], found: readonly number[]): number[] {
  const plan = (i: number) => plans[i] ?? planOf(i);
  const start = (i: number) => plan(i).sessions.find((hours) => hours > 0) ?? Number.POSITIVE_INFINITY;
  const byTime = (a: number, b: number) => (start(a) === start(b) ? 0 : start(a) - start(b));
  switch (sort) {
    case "soonest":
      return [...found].sort((a, b) => byTime(a, b) || a - b);
    case "title":
      return [...found].sort((a, b) => plan(a).title.localeCompare(plan(b).title, "fr") || a - b);
    case "newest":
      return [...found].sort((a, b) => (a % 40) - (b % 40) || b - a);
    case "latest":
      return sorted("soonest", found).reverse();
    case "title-desc":
      return sorted("title", found).reverse();
    case "oldest":
      return sorted("newest", found).reverse();
    case "status":
      return eventStatus.options.flatMap((status) => withStatus(status, found));
    case "status-desc":
      return eventStatus.options.toReversed().flatMap((status) => withStatus(status, found));
  }
}

function withStatus(status: EventStatus, found: readonly number[]): number[] {
  return sorted(
    "title",
    found.filter((i) => plans[i]?.status === status),
  );
}

const all = plans.map((_, i) => i);

it.each(CASES)("the public list with %s, sorted by %s, holds just what fits", async (_, sort, filter, fits) => {
  const fitting = plans.map((plan) => fits(plan) && plan.status === "PUBLISHED" && plan.sessions.length === 2);
  expect(await numbers({ ...filter, sort, view: "public" })).toEqual(
    sorted(
      sort,
      all.filter((i) => fitting[i]),
    ),
  );
});

it.each(CASES)(
  "the list of those who run events with %s, sorted by %s, holds drafts and what is over as well",
  async (_, sort, filter, fits) => {
    const fitting = plans.map(fits);
    expect(await numbers({ ...filter, sort, view: "manage" })).toEqual(
      sorted(
        sort,
        all.filter((i) => fitting[i]),
      ),
    );
  },
);

it("sessions that are wanted later are offered, not the first ones", async () => {
  const from = new Date(api.clock.now().getTime() + 400 * HOUR_MS).toISOString();
  const page = await api.staff.events.list({ view: "public", q: "ocarina", from, limit: PAGE });
  expect(page.items.map((event) => event.nextSession?.id)).toEqual([idOf(2, 12 * 2 + 1), idOf(2, 296 * 2 + 1)]);
  expect(await numbers({ view: "public", city: "Nîmes", seats: 100 })).toEqual([296]);
});
