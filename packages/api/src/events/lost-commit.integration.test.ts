import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createTestApi, PLAIN_EVENT, reasonOf, type TestApi } from "../testing/api.ts";
import { createLossyApi, type LossyApi } from "../testing/lossy.ts";

// A COMMIT is done, or is not, and its answer is lost: the transaction is repeated.

let api: TestApi;
let lossy: LossyApi;
/** What somebody else does before the transaction is repeated. */
let meanwhile: () => Promise<unknown>;
beforeAll(async () => {
  api = await createTestApi();
});
beforeEach(async () => {
  meanwhile = async () => undefined;
  lossy = await createLossyApi(api, async (attempt) => {
    if (attempt === 2) await meanwhile();
  });
});
afterEach(() => lossy.close());
afterAll(() => api.drop());

describe("an edit of an event whose COMMIT is lost", () => {
  it.each(["before", "after"] as const)("%s the server has done it, is made once", async (when) => {
    const { id } = await api.staff.events.create(PLAIN_EVENT);
    lossy.loseCommit(when);
    const edited = await lossy.staff.events.update({ id, version: 1, title: "Autre", categories: [] });
    expect(edited).toMatchObject({ version: 2, title: "Autre" });
    expect(await api.staff.events.get({ id })).toEqual(edited);
  });

  it.each(["before", "after"] as const)("%s the server has done it, publishes once", async (when) => {
    const { id } = await api.staff.events.create(PLAIN_EVENT);
    lossy.loseCommit(when);
    expect(await lossy.staff.events.publish({ id, version: 1 })).toMatchObject({ version: 2, status: "PUBLISHED" });
  });

  it("is refused when somebody else was quicker than its repetition", async () => {
    const { id } = await api.staff.events.create(PLAIN_EVENT);
    lossy.loseCommit("before");
    meanwhile = () => {
      api.clock.advance(1);
      return api.staff.events.update({ id, title: "Plus vite" });
    };
    expect(await reasonOf(lossy.staff.events.update({ id, version: 1, title: "Autre" }))).toBe("edit-conflict");
    expect(await api.staff.events.get({ id })).toMatchObject({ version: 2, title: "Plus vite" });
  });
});

describe("an event's deletion whose COMMIT is lost", () => {
  it.each(["before", "after"] as const)("%s the server has done it, succeeds", async (when) => {
    const { id } = await api.staff.events.create(PLAIN_EVENT);
    lossy.loseCommit(when);
    await lossy.staff.events.delete({ id, version: 1 });
    expect(await reasonOf(api.staff.events.get({ id }))).toBe("event-not-found");
  });

  it("leaves an event alone that has taken its slug since", async () => {
    const { slug } = await api.staff.events.create(PLAIN_EVENT);
    lossy.loseCommit("after");
    meanwhile = () => api.staff.events.create({ ...PLAIN_EVENT, slug });
    await lossy.staff.events.delete({ id: slug });
    expect(await api.staff.events.get({ id: slug })).toMatchObject({ slug });
  });
});

it("an event whose COMMIT is lost is made once", async () => {
  lossy.loseCommit("after");
  const made = await lossy.staff.events.create({ ...PLAIN_EVENT, title: "Une seule fois" });
  expect((await api.staff.events.list({ q: "une seule fois" })).items.map(({ id }) => id)).toEqual([made.id]);
});
