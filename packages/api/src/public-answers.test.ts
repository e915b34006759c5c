import { beforeEach, describe, expect, it } from "vitest";
import { GUEST } from "./auth/actor.ts";
import { answerKey, createPublicAnswers, isPublicAnswer, type PublicAnswers } from "./public-answers.ts";
import { STAFF } from "./testing/staff.ts";

let time: number;
let answers: PublicAnswers;
let loads: number;
beforeEach(() => {
  time = 5_000;
  loads = 0;
  answers = createPublicAnswers({ clock: () => time, capacity: 3 });
});

const load = async () => {
  loads += 1;
  return { ok: true, data: loads };
};
const read = async (key = "events.list {}") => (await answers.read(key, load)).data;

/** A load that ends when the test says so. */
function slowLoad() {
  const { promise, resolve, reject } = Promise.withResolvers<{ ok: boolean; data: string }>();
  return { load: () => promise, end: (data: string) => resolve({ ok: true, data }), promise, resolve, reject };
}

describe("an answer", () => {
  it("is told for less than a second, then loaded again", async () => {
    expect(await read()).toBe(1);
    time += 999;
    expect(await read()).toBe(1);
    time += 1;
    expect(await read()).toBe(2);
  });

  it("is as old as the start of its load", async () => {
    const slow = slowLoad();
    const first = answers.read("a", slow.load);
    time += 1_000;
    slow.end("slow");
    await first;
    expect(answers.peek("a")).toBeUndefined();
  });

  it("belongs to its key", async () => {
    expect([await read("a"), await read("b"), await read("a")]).toEqual([1, 2, 1]);
  });

  it("can be looked at without loading", async () => {
    expect(answers.peek("a")).toBeUndefined();
    await read("a");
    expect(answers.peek("a")).toEqual({ ok: true, data: 1 });
    time += 1_000;
    expect(answers.peek("a")).toBeUndefined();
    expect(loads).toBe(1);
  });
});

describe("a load", () => {
  it("is shared by all who ask while it runs", async () => {
    expect(await Promise.all(Array.from({ length: 50 }, () => read()))).toEqual(Array(50).fill(1));
  });

  it("is not shared by who asks a second later: a slow database is asked once a second", async () => {
    const slow = Array.from({ length: 3 }, slowLoad);
    let started = 0;
    const next = () => {
      started += 1;
      return slow[started - 1]?.promise ?? Promise.reject(new Error("One load too many"));
    };
    const told: Promise<unknown>[] = [];
    for (const start = time; time < start + 2_500; time += 100) told.push(answers.read("a", next));
    expect(started).toBe(3);
    for (const [number, { end }] of slow.entries()) end(`load ${number}`);
    const data = (number: number, times: number) => Array(times).fill({ ok: true, data: `load ${number}` });
    expect(await Promise.all(told)).toEqual([...data(0, 10), ...data(1, 10), ...data(2, 5)]);
  });

  it("that is refused is told to those who waited, and not kept", async () => {
    const slow = slowLoad();
    const waiting = [answers.read("a", slow.load), answers.read("a", slow.load)];
    slow.resolve({ ok: false, data: "not found" });
    expect(await Promise.all(waiting)).toEqual(Array(2).fill({ ok: false, data: "not found" }));
    expect(await read("a")).toBe(1);
  });

  it("that breaks is told to those who waited, and not kept", async () => {
    const slow = slowLoad();
    const waiting = [answers.read("a", slow.load), answers.read("a", slow.load)];
    slow.reject(new Error("broken"));
    expect((await Promise.allSettled(waiting)).map(({ status }) => status)).toEqual(["rejected", "rejected"]);
    expect(await read("a")).toBe(1);
  });

  it("that is refused takes what was kept away", async () => {
    await read("a");
    answers.changed();
    await answers.read("a", async () => ({ ok: false }));
    expect(answers.peek("a")).toBeUndefined();
  });
});

describe("after a change", () => {
  it("the next read loads again", async () => {
    await read();
    answers.changed();
    expect(answers.peek("events.list {}")).toBeUndefined();
    expect([await read(), await read()]).toEqual([2, 2]);
  });

  it("a load that started before it is not shared with those who read after it", async () => {
    const before = slowLoad();
    const first = answers.read("a", before.load);
    answers.changed();
    expect((await answers.read("a", load)).data).toBe(1);
    before.end("without the change");
    await first;
    expect(answers.peek("a")).toEqual({ ok: true, data: 1 });
  });

  it("a load that started after it is shared, also by those who could get the old answer", async () => {
    await read("a");
    answers.changed();
    const slow = slowLoad();
    const first = answers.read("a", slow.load);
    expect(answers.peek("a")).toBeUndefined();
    const second = answers.read("a", load);
    slow.end("new");
    expect(await Promise.all([first, second])).toEqual(Array(2).fill({ ok: true, data: "new" }));
  });

  it("a rush of changes causes four loads at once and then four a second, and nothing older than a second", async () => {
    for (let change = 0; change < 100; change += 1) {
      answers.changed();
      await read();
    }
    expect(loads).toBe(1 + 4);
    const start = time;
    for (; time < start + 10_000; time += 10) {
      answers.changed();
      await read();
    }
    expect(loads).toBeGreaterThan(5 + 35);
    expect(loads).toBeLessThanOrEqual(5 + 40);
  });
});

describe("with a reader that may be 2 s behind", () => {
  beforeEach(() => {
    answers = createPublicAnswers({ clock: () => time, readerLagMs: 2_000 });
  });

  it("what is loaded in the 2 s after a change is outdated again, four loads at once and then four a second", async () => {
    await read();
    answers.changed();
    for (let reads = 0; reads < 20; reads += 1) await read();
    expect(loads).toBe(1 + 4);
    time += 250;
    expect([await read(), await read()]).toEqual([6, 6]);
    time += 1_750;
    expect([await read(), await read(), await read()]).toEqual([7, 7, 7]);
  });

  it("a load after the change is shared all the same", async () => {
    await read("a");
    answers.changed();
    const slow = slowLoad();
    const told = [answers.read("a", slow.load), answers.read("a", load)];
    slow.end("new");
    expect(await Promise.all(told)).toEqual(Array(2).fill({ ok: true, data: "new" }));
  });

  it("what nobody changes here is kept for a second", async () => {
    expect([await read(), await read()]).toEqual([1, 1]);
  });
});

describe("room", () => {
  it("is made by what was loaded longest ago", async () => {
    for (const key of ["a", "b", "c"]) await read(key);
    time += 1_000;
    await read("a");
    await read("d");
    expect(["a", "b", "c", "d"].map((key) => answers.peek(key) !== undefined)).toEqual([true, false, false, true]);
    await read("e");
    expect(answers.peek("a")).toBeDefined();
    await read("f");
    expect(answers.peek("a")).toBeUndefined();
  });

  it("is not taken by a key that is too long", () => {
    expect(answerKey("events.list", { q: "jazz" })).toBe('events.list {"q":"jazz"}');
    expect(answerKey("categories.list", undefined)).toBe("categories.list undefined");
    expect(answerKey("events.list", { q: "x".repeat(600) })).toBeNull();
    expect(answerKey("events.list", JSON.parse(`${"[".repeat(100_000)}${"]".repeat(100_000)}`))).toBeNull();
  });
});

describe("a public answer", () => {
  const call = { policy: "events.read", type: "query", actor: GUEST } as const;

  it("is what a query of events, sessions or categories gives to a guest", () => {
    expect(isPublicAnswer(call)).toBe(true);
    expect(isPublicAnswer({ ...call, policy: "sessions.read" })).toBe(true);
    expect(isPublicAnswer({ ...call, policy: "categories.read" })).toBe(true);
  });

  it("is never about a booking, of a change, for staff or for a key", () => {
    expect(isPublicAnswer({ ...call, policy: "bookings.read-own" })).toBe(false);
    expect(isPublicAnswer({ ...call, policy: "auth.self" })).toBe(false);
    expect(isPublicAnswer({ ...call, type: "mutation" })).toBe(false);
    expect(isPublicAnswer({ ...call, actor: { type: "api-key", keyId: "k", name: "K", scope: "read" } })).toBe(false);
    const staff = { ...STAFF, role: "none" } as const;
    expect(isPublicAnswer({ ...call, actor: staff })).toBe(false);
  });
});
