import { afterAll, beforeAll, expect, it } from "vitest";
import { createTestApi, reasonOf, type TestApi } from "../testing/api.ts";
import { givenMember } from "../testing/members.ts";
import { MOST_SAVED_FILTERS } from "./schema.ts";

let api: TestApi;
beforeAll(async () => {
  api = await createTestApi();
});
afterAll(() => api.drop());

const given = async (role: "desk" | "read" = "desk") =>
  api.callerOf(await givenMember(api.services.database, role)).savedFilters;
const page = "bookings" as const;
const namesOf = async (filters: Awaited<ReturnType<typeof given>>) =>
  (await filters.list({ page })).items.map(({ name }) => name);

it("are listed by name, renamed and deleted by whoever saved them", async () => {
  const mine = await given();
  const late = await mine.save({ page, name: "Retenues", query: "status=PENDING" });
  await mine.save({ page, name: "Annulées", query: "status=CANCELLED" });
  await mine.save({ page: "events", name: "Brouillons", query: "status=DRAFT" });
  expect(await namesOf(mine)).toEqual(["Annulées", "Retenues"]);
  expect(await mine.rename({ id: late.id, name: "À confirmer" })).toEqual({ ...late, name: "À confirmer" });
  expect(await mine.rename({ id: late.id, name: "À confirmer" })).toEqual({ ...late, name: "À confirmer" });
  for (let time = 0; time < 2; time += 1) await mine.delete({ id: late.id });
  expect(await namesOf(mine)).toEqual(["Annulées"]);
});

it("are nobody else's to see, rename or delete", async () => {
  const [mine, theirs] = [await given(), await given("read")];
  const { id } = await mine.save({ page, name: "Les miennes", query: "q=martin" });
  expect(await namesOf(theirs)).toEqual([]);
  expect(await reasonOf(theirs.rename({ id, name: "Les leurs" }))).toBe("not-found");
  await theirs.delete({ id });
  expect(await namesOf(mine)).toEqual(["Les miennes"]);
});

it("have names of their own on each list", async () => {
  const mine = await given();
  const { id } = await mine.save({ page, name: "Une", query: "q=a" });
  await mine.save({ page, name: "Autre", query: "q=b" });
  await mine.save({ page: "events", name: "Une", query: "q=a" });
  expect(await reasonOf(mine.save({ page, name: "UNE", query: "q=c" }))).toBe("filter-name-taken");
  expect(await reasonOf(mine.rename({ id, name: "Autre" }))).toBe("filter-name-taken");
});

it("are fifty at most, even when the last places are asked for at once", async () => {
  const mine = await given();
  const save = (i: number) => mine.save({ page, name: `Filtre ${i}`, query: `q=${i}` });
  for (let i = 1; i <= MOST_SAVED_FILTERS - 2; i += 1) await save(i);
  const last = await Promise.allSettled([101, 102, 103, 104].map(save));
  expect(last.filter(({ status }) => status === "fulfilled")).toHaveLength(2);
  expect(await reasonOf(save(105))).toBe("too-many-filters");
});

it("go with the account of who saved them", async () => {
  const actor = await givenMember(api.services.database, "desk");
  await api.callerOf(actor).savedFilters.save({ page, name: "Une", query: "q=a" });
  const { writer } = api.services.database;
  await writer.user.delete({ where: { id: actor.userId } });
  expect(await writer.savedFilter.count({ where: { userId: actor.userId } })).toBe(0);
});
