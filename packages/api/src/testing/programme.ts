import type { TestApi } from "./api.ts";

interface Dated {
  readonly at: string;
  readonly basePrice?: number;
}

type EventFields = Partial<Parameters<TestApi["staff"]["events"]["create"]>[0]>;

/** Where events of the programme are that say nothing else. */
export const PLAIN_PLACE = { venue: "Grande salle", city: "Rennes" };

/** An event, published unless it says otherwise, with sessions of an hour and twenty seats. */
export async function givenEvent(
  { staff }: Pick<TestApi, "staff">,
  title: string,
  { sessions, ...fields }: EventFields & { readonly sessions: readonly Dated[] },
) {
  const made = await staff.events.create({ ...PLAIN_PLACE, status: "PUBLISHED", ...fields, title });
  for (const { at, basePrice = 1000 } of sessions) {
    const startsAt = new Date(at).toISOString();
    const endsAt = new Date(Date.parse(at) + 3_600_000).toISOString();
    await staff.sessions.create({ id: made.id, startsAt, endsAt, capacity: 20, basePrice });
  }
  return made;
}

/** Three events that are told apart by everything that one can look for, and a draft. */
export async function givenProgramme(api: TestApi): Promise<void> {
  await api.services.database.writer.category.createMany({
    data: [
      { id: "0190a000-0000-7000-8000-000000000001", slug: "concerts", nameFr: "Concerts", nameEn: "Concerts" },
      { id: "0190a000-0000-7000-8000-000000000002", slug: "theatre", nameFr: "Théâtre", nameEn: "Theatre" },
    ],
  });
  await givenEvent(api, "Brahms, les trois trios", {
    city: "Nantes",
    categories: ["concerts"],
    sessions: [{ at: "2030-03-09T19:00:00Z" }, { at: "2030-03-09T15:00:00Z" }, { at: "2030-03-31T00:30:00Z" }],
  });
  await givenEvent(api, "L’École des femmes", {
    city: "Lyon",
    venue: "Théâtre des Célestins",
    categories: ["theatre"],
    sessions: [{ at: "2030-03-12T19:00:00Z", basePrice: 0 }],
  });
  await givenEvent(api, "Symphonie pastorale", {
    city: "Lyon",
    categories: ["concerts"],
    sessions: [{ at: "2030-05-02T19:00:00Z", basePrice: 4500 }],
  });
  await givenEvent(api, "Brouillon de Xénakis", { status: "DRAFT", sessions: [{ at: "2030-03-12T19:00:00Z" }] });
}
