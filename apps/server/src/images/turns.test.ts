import { expect, it } from "vitest";
import { createTurns } from "./turns.ts";

/** Works that end when they are told to. */
function heavyWork() {
  const ends: (() => void)[] = [];
  let most = 0;
  let running = 0;
  const work = async () => {
    running += 1;
    most = Math.max(most, running);
    await new Promise<void>((end) => ends.push(end));
    running -= 1;
  };
  return { work, endOne: () => ends.shift()?.(), most: () => most, running: () => running };
}

const settle = () => new Promise((done) => setImmediate(done));

it("lets two work at once, three wait, and refuses whoever comes then", async () => {
  const { work, endOne, most, running } = heavyWork();
  const turns = createTurns({ atOnce: 2, waiting: 3 });
  const all = [1, 2, 3, 4, 5].map(() => turns.run(work));
  await expect(turns.run(work)).rejects.toThrow("busy");
  for (let ended = 0; ended < 5; ended++) {
    await settle();
    expect(running()).toBe(Math.min(2, 5 - ended));
    endOne();
  }
  await Promise.all(all);
  expect(most()).toBe(2);
});

it("gives the place on when work fails", async () => {
  const turns = createTurns({ atOnce: 1, waiting: 1 });
  const failed = turns.run(async () => {
    throw new Error("no picture");
  });
  const next = turns.run(async () => "done");
  await expect(failed).rejects.toThrow("no picture");
  expect(await next).toBe("done");
});
