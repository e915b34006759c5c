import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createTestApi, givenSession, reasonOf, type TestApi } from "../testing/api.ts";
import { aGuest } from "../testing/guests.ts";
import { listenTo } from "../testing/listener.ts";
import type { StartPace } from "./pace.ts";

let api: TestApi;
beforeAll(async () => {
  api = await createTestApi();
});
afterAll(() => api.drop());

const watchEvent = async (id: string, lastEventId?: string) =>
  listenTo<"event">(await api.guest.live.event({ id, ...(lastEventId === undefined ? {} : { lastEventId }) }));

describe("whoever looks at an event", () => {
  let id: string;
  let sessionId: string;
  beforeEach(async () => {
    const given = await givenSession(api, { capacity: 10 });
    id = given.event.id;
    sessionId = given.session.id;
  });

  it("is told first what is, by id or slug, as its list says it", async () => {
    const { items } = await api.guest.sessions.list({ id });
    const { slug } = await api.guest.events.get({ id });
    for (const name of [id, slug]) {
      const first = await (await watchEvent(name)).next();
      expect(first?.news).toMatchObject({ isPublished: true, isComplete: true, removed: [], sessions: items });
    }
  });

  it("sees the seats that others take, and the price that follows", async () => {
    const watcher = await watchEvent(id);
    await watcher.next();
    await api.guest.bookings.create(aGuest(sessionId, 6));
    const { items } = await api.guest.sessions.list({ id });
    expect((await watcher.next())?.news).toMatchObject({ isComplete: false, sessions: items });
    expect(items[0]).toMatchObject({ availableSeats: 4, price: { amount: 1200 } });
  });

  it("sees what another process has changed", async () => {
    const watcher = await watchEvent(id);
    await watcher.next();
    await api.services.database.writer.session.update({ where: { id: sessionId }, data: { reserved: 10 } });
    expect((await watcher.next())?.news.sessions).toMatchObject([{ availableSeats: 0, salesState: "sold-out" }]);
  });

  it("sees sessions come, be cancelled and go", async () => {
    const watcher = await watchEvent(id);
    await watcher.next();
    const times = { startsAt: "2030-04-01T19:00:00.000Z", endsAt: "2030-04-01T21:00:00.000Z" };
    const added = await api.staff.sessions.create({ id, ...times, capacity: 5, basePrice: 500 });
    expect((await watcher.next())?.news.sessions).toMatchObject([{ id: added.id, availableSeats: 5 }]);
    await api.staff.sessions.cancel({ id: sessionId });
    expect((await watcher.next())?.news.sessions).toMatchObject([{ id: sessionId, salesState: "cancelled" }]);
    await api.staff.sessions.delete({ id: added.id });
    expect((await watcher.next())?.news).toMatchObject({ sessions: [], removed: [added.id] });
  });

  it("sees sales open when their time comes, without any change", async () => {
    const { version } = (await api.guest.sessions.list({ id })).items[0] ?? { version: 1 };
    await api.staff.sessions.update({ id: sessionId, version, salesStartAt: "2030-03-01T13:00:00.000Z" });
    const watcher = await watchEvent(id);
    expect((await watcher.next())?.news.sessions).toMatchObject([{ salesState: "not-yet-open" }]);
    api.clock.advance(60);
    expect((await watcher.next())?.news.sessions).toMatchObject([{ salesState: "open" }]);
    api.clock.advance(-60);
  });

  it("hears that it is not published any more, with nothing of its sessions, and when it is again", async () => {
    const watcher = await watchEvent(id);
    await watcher.next();
    await api.staff.events.archive({ id });
    expect((await watcher.next())?.news).toMatchObject({ isPublished: false, isComplete: true, sessions: [] });
    await api.staff.events.publish({ id });
    expect((await watcher.next())?.news.sessions).toMatchObject([{ id: sessionId }]);
  });

  it("hears of a new version of the event", async () => {
    const watcher = await watchEvent(id);
    const first = await watcher.next();
    await api.staff.events.update({ id, title: "Autre titre" });
    expect((await watcher.next())?.news).toMatchObject({ version: (first?.news.version ?? 0) + 1, sessions: [] });
  });

  it("is told of a draft no more than that it cannot be found, whoever asks", async () => {
    const draft = await api.staff.events.duplicate({ id });
    for (const caller of [api.guest, api.staff]) {
      expect(await reasonOf(caller.live.event({ id: draft.id }))).toBe("event-not-found");
      expect(await reasonOf(caller.live.event({ id: "unknown" }))).toBe("event-not-found");
    }
  });

  it("comes back and is told at once what differs from what it was told last, and nothing else", async () => {
    const times = { startsAt: "2030-04-01T19:00:00.000Z", endsAt: "2030-04-01T21:00:00.000Z" };
    const other = await api.staff.sessions.create({ id, ...times, capacity: 5, basePrice: 500 });
    const [gone, staying] = [await watchEvent(id), await watchEvent(id)];
    const last = await gone.next();
    await staying.next();
    await api.guest.bookings.create(aGuest(other.id, 2));
    await staying.next();
    const news = (await (await watchEvent(id, last?.id)).next())?.news;
    expect(news).toMatchObject({ isComplete: false, sessions: [{ id: other.id, availableSeats: 3 }] });
  });

  it("comes back to another process, which does not know what it was told, and is told everything", async () => {
    expect((await (await watchEvent(id, "told-elsewhere")).next())?.news).toMatchObject({ isComplete: true });
  });
});

describe("the cost", () => {
  it("is one statement a look, whatever the number of those who watch, and none when nobody does", async () => {
    const queries: string[] = [];
    const looks: (() => Promise<boolean>)[] = [];
    const byHand: StartPace = (look) => {
      looks.push(look);
      return { hurry: () => undefined, stop: () => undefined };
    };
    const counted = await createTestApi({ onQuery: (sql) => queries.push(sql), livePace: byHand });
    const given = [await givenSession(counted), await givenSession(counted)];
    const lookAtEvents = looks[0] ?? (() => Promise.reject(new Error("There is no channel of events")));
    queries.length = 0;
    expect(await lookAtEvents()).toBe(false);
    expect(queries).toEqual([]);
    const streams = await Promise.all(
      Array.from({ length: 200 }, async (_, i) =>
        listenTo<"event">(await counted.guest.live.event({ id: given[i % 2]?.event.id ?? "" })),
      ),
    );
    const everybody = () => Promise.all(streams.map((stream) => stream.next()));

    queries.length = 0;
    const first = everybody();
    await lookAtEvents();
    await first;
    expect(queries).toHaveLength(1);

    await counted.guest.bookings.create(aGuest(given[0]?.session.id ?? "", 1));
    await counted.guest.bookings.create(aGuest(given[1]?.session.id ?? "", 1));
    queries.length = 0;
    const second = everybody();
    await lookAtEvents();
    const told = await second;
    expect(queries).toHaveLength(1);
    // What is written to a hundred readers is one object.
    expect(new Set(told.map((one) => one?.news)).size).toBe(2);
    await counted.drop();
  });
});
