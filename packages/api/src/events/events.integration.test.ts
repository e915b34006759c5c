import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createTestApi, givenSession, PLAIN_EVENT, reasonOf, type TestApi } from "../testing/api.ts";
import { aGuest } from "../testing/guests.ts";

let api: TestApi;

beforeAll(async () => {
  api = await createTestApi();
  await api.services.database.writer.category.create({
    data: { id: "0190a000-0000-7000-8000-000000000001", slug: "concerts", nameFr: "Concerts", nameEn: "Concerts" },
  });
});
beforeEach(() => api.clock.set("2030-03-01T12:00:00.000Z"));
afterAll(() => api.drop());

describe("creating an event", () => {
  it("fills in what was not given and makes a slug of its own", async () => {
    const event = await api.staff.events.create({
      ...PLAIN_EVENT,
      title: "L’été des ukulélés",
      categories: ["concerts"],
    });
    expect(event).toMatchObject({
      slug: "l-ete-des-ukuleles",
      status: "DRAFT",
      timeZone: "Europe/Paris",
      version: 1,
      categories: [{ slug: "concerts" }],
    });
    expect(await api.staff.events.get({ id: event.slug })).toEqual(event);
  });

  it("gives thirty events of one title thirty slugs, made at the same moment", async () => {
    const made = await Promise.all(
      Array.from({ length: 30 }, () => api.staff.events.create({ ...PLAIN_EVENT, title: "Jumeaux" })),
    );
    expect(new Set(made.map((event) => event.slug)).size).toBe(30);
  });

  it("refuses a slug that is taken, an unknown category and an unknown time zone", async () => {
    await api.staff.events.create({ ...PLAIN_EVENT, slug: "pris" });
    expect(await reasonOf(api.staff.events.create({ ...PLAIN_EVENT, slug: "pris" }))).toBe("slug-taken");
    expect(await reasonOf(api.staff.events.create({ ...PLAIN_EVENT, categories: ["nope"] }))).toBe("unknown-category");
    await expect(api.staff.events.create({ ...PLAIN_EVENT, timeZone: "Mars/Olympus" })).rejects.toMatchObject({
      code: "BAD_REQUEST",
    });
  });
});

describe("the texts of an event", () => {
  it("may be long in any script", async () => {
    const description = "한".repeat(20_000);
    const { id } = await api.staff.events.create({ ...PLAIN_EVENT, description });
    expect((await api.staff.events.get({ id })).description).toBe(description);
  });

  it.each(["\ud800", "\u200b", "\u0000", " "])("are refused when they are %j", async (title) => {
    await expect(api.staff.events.create({ ...PLAIN_EVENT, title })).rejects.toMatchObject({ code: "BAD_REQUEST" });
  });

  it("name a time zone as it is registered", async () => {
    expect((await api.staff.events.create({ ...PLAIN_EVENT, timeZone: "europe/paris" })).timeZone).toBe("Europe/Paris");
    const offset = api.staff.events.create({ ...PLAIN_EVENT, timeZone: "+01:00" });
    await expect(offset).rejects.toMatchObject({ code: "BAD_REQUEST" });
  });
});

describe("reading an event", () => {
  it("that is not published is for those who run events", async () => {
    const draft = await api.staff.events.create(PLAIN_EVENT);
    expect(await reasonOf(api.guest.events.get({ id: draft.id }))).toBe("event-not-found");
    expect(await reasonOf(api.guest.sessions.list({ id: draft.id }))).toBe("event-not-found");
    expect(
      (await api.callerOf({ type: "api-key", keyId: "k", name: "K", scope: "read" }).events.get({ id: draft.id })).id,
    ).toBe(draft.id);
  });

  it.each(["été", "💥", "../etc/passwd", "0190a000-0000-7000-8000-00000000dead", "' OR 1=1"])(
    "of the name %j finds none",
    async (id) => {
      expect(await reasonOf(api.guest.events.get({ id }))).toBe("event-not-found");
    },
  );
});

describe("changing an event", () => {
  it("raises the version, and refuses who has seen an older one", async () => {
    const { id } = await api.staff.events.create(PLAIN_EVENT);
    const changed = await api.staff.events.update({ id, version: 1, title: "Nuit du blues" });
    expect(changed).toMatchObject({ title: "Nuit du blues", city: "Lyon", version: 2 });
    await expect(api.staff.events.update({ id, version: 1, city: "Metz" })).rejects.toMatchObject({
      cause: { failure: { reason: "edit-conflict", currentVersion: 2 } },
    });
    expect((await api.staff.events.get({ id })).city).toBe("Lyon");
  });

  it("lets one of many at once through per version", async () => {
    const { id } = await api.staff.events.create(PLAIN_EVENT);
    const edits = await Promise.allSettled(
      Array.from({ length: 8 }, (_, i) => api.staff.events.update({ id, version: 1, title: `Titre ${i}` })),
    );
    expect(edits.filter((edit) => edit.status === "fulfilled")).toHaveLength(1);
  });

  it("is found under its new words and no longer under the old", async () => {
    const { event } = await givenSession(api, { title: "Xylophonie" });
    await api.staff.events.update({ id: event.id, title: "Zarzuela" });
    expect((await api.guest.events.list({ q: "zarzuela" })).items).toHaveLength(1);
    expect((await api.guest.events.list({ q: "xylophonie" })).items).toHaveLength(0);
  });
});

describe("the status of an event", () => {
  it("goes from draft to published to archived and back on sale", async () => {
    const { id } = await api.staff.events.create(PLAIN_EVENT);
    expect((await api.staff.events.publish({ id })).status).toBe("PUBLISHED");
    expect((await api.staff.events.publish({ id })).version).toBe(2);
    expect((await api.staff.events.archive({ id })).status).toBe("ARCHIVED");
    expect((await api.staff.events.update({ id, status: "PUBLISHED" })).status).toBe("PUBLISHED");
  });

  it("does not go back to a draft while somebody holds seats", async () => {
    const { event, session } = await givenSession(api);
    const booking = await api.guest.bookings.create(aGuest(session.id));
    expect(await reasonOf(api.staff.events.update({ id: event.id, status: "DRAFT" }))).toBe("event-has-bookings");
    await api.guest.bookings.cancel({ id: booking.id });
    expect((await api.staff.events.update({ id: event.id, status: "DRAFT" })).status).toBe("DRAFT");
  });
});

describe("copying an event", () => {
  it("makes a draft without sessions", async () => {
    const { event } = await givenSession(api);
    const copy = await api.staff.events.duplicate({ id: event.id });
    expect(copy).toMatchObject({ title: "Nuit du jazz (copie)", status: "DRAFT", version: 1 });
    expect(copy.id).not.toBe(event.id);
    expect((await api.staff.sessions.list({ id: copy.id })).items).toEqual([]);
  });
});

describe("deleting an event", () => {
  it("is refused with the number of live bookings", async () => {
    const { event, session } = await givenSession(api);
    const booking = await api.guest.bookings.create(aGuest(session.id));
    await api.guest.bookings.create(aGuest(session.id));
    await expect(api.staff.events.delete({ id: event.id })).rejects.toMatchObject({
      cause: { failure: { reason: "event-has-bookings", count: 2 } },
    });
    expect((await api.guest.bookings.get({ id: booking.id })).status).toBe("PENDING");
  });

  it("takes its sessions and dead bookings along", async () => {
    const { event, session } = await givenSession(api);
    const booking = await api.guest.bookings.create(aGuest(session.id));
    await api.guest.bookings.cancel({ id: booking.id });
    await api.staff.events.delete({ id: event.id });
    expect(await reasonOf(api.staff.events.get({ id: event.id }))).toBe("event-not-found");
    expect(await reasonOf(api.guest.bookings.create(aGuest(session.id)))).toBe("session-not-found");
    expect(await reasonOf(api.staff.events.delete({ id: event.id }))).toBe("event-not-found");
  });

  it("with a stale version is refused", async () => {
    const { id } = await api.staff.events.create(PLAIN_EVENT);
    await api.staff.events.update({ id, city: "Metz" });
    expect(await reasonOf(api.staff.events.delete({ id, version: 1 }))).toBe("edit-conflict");
  });
});
