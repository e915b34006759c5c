import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestApi, givenSession, PLAIN_EVENT, reasonOf, type TestApi } from "../testing/api.ts";
import { aGuest } from "../testing/guests.ts";
import type { ChangeStatusOfManyInput } from "./schema.ts";

let api: TestApi;
beforeAll(async () => {
  api = await createTestApi();
});
afterAll(() => api.drop());

const change = (...events: ChangeStatusOfManyInput["events"]) => api.staff.events.changeStatusOfMany({ events });

async function aDraftWithSession() {
  const { event } = await givenSession(api);
  return api.staff.events.update({ id: event.id, status: "DRAFT" });
}

describe("changing the status of several events", () => {
  it("does what it can, and says of each of the others why not", async () => {
    const ready = await aDraftWithSession();
    const empty = await api.staff.events.create(PLAIN_EVENT);
    const moved = await aDraftWithSession();
    await api.staff.events.update({ id: moved.id, title: "Nuit du swing" });
    const nowhere = "0190a000-0000-7000-8000-00000000dead";
    const wish = ({ id, version }: { id: string; version: number }) => ({ id, version, status: "PUBLISHED" as const });
    const { items } = await change(wish(ready), wish(empty), wish(moved), wish({ id: nowhere, version: 1 }));
    expect(items).toEqual([
      { outcome: "done", id: ready.id, before: "DRAFT", status: "PUBLISHED", version: ready.version + 1 },
      { outcome: "refused", id: empty.id, reason: "event-without-session" },
      { outcome: "refused", id: moved.id, reason: "edit-conflict" },
      { outcome: "refused", id: nowhere, reason: "event-not-found" },
    ]);
    expect((await api.staff.events.get({ id: empty.id })).status).toBe("DRAFT");
  });

  it("can be undone with what it answered, and asked again without harm", async () => {
    const draft = await aDraftWithSession();
    const { event: onSale } = await givenSession(api);
    const archive = [draft, onSale].map(({ id, version }) => ({ id, version, status: "ARCHIVED" as const }));
    const { items } = await change(...archive);
    expect(await change(...archive)).toMatchObject({ items: [{ outcome: "done" }, { outcome: "done" }] });
    const back = items.flatMap((item) =>
      item.outcome === "done" ? [{ id: item.id, version: item.version, status: item.before }] : [],
    );
    expect(await change(...back)).toMatchObject({ items: [{ status: "DRAFT" }, { status: "PUBLISHED" }] });
  });

  it("leaves on sale what people have seats of, and says how many bookings", async () => {
    const { event, session } = await givenSession(api);
    await api.guest.bookings.create(aGuest(session.id));
    const { items } = await change({ id: event.id, version: event.version, status: "DRAFT" });
    expect(items).toEqual([{ outcome: "refused", id: event.id, reason: "event-has-bookings", count: 1 }]);
  });

  it("is refused to whoever may not manage events, and for too many at once", async () => {
    const { id, version } = await api.staff.events.create(PLAIN_EVENT);
    const events = [{ id, version, status: "ARCHIVED" as const }];
    expect(await reasonOf(api.guest.events.changeStatusOfMany({ events }))).toBe("unauthenticated");
    await expect(change(...Array.from({ length: 101 }, () => events[0] ?? never()))).rejects.toMatchObject({
      code: "BAD_REQUEST",
    });
    expect((await api.staff.events.get({ id })).status).toBe("DRAFT");
  });
});

function never(): never {
  throw new Error("There is one");
}
