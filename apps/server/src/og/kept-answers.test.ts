import { expect, it } from "vitest";
import { createKeptAnswers } from "./kept-answers.ts";

function counted() {
  const made: string[] = [];
  const make = (key: string) => async () => {
    made.push(key);
    return key;
  };
  return { made, make };
}

it("makes once what many ask for at once, and what is asked for again", async () => {
  const kept = createKeptAnswers<string>(8);
  const { made, make } = counted();
  expect(await Promise.all([1, 2, 3].map(() => kept.read("a", make("a"))))).toEqual(["a", "a", "a"]);
  await kept.read("a", make("a"));
  expect(made).toEqual(["a"]);
});

it("keeps so many, those that were asked for last", async () => {
  const kept = createKeptAnswers<string>(2);
  const { made, make } = counted();
  for (const key of ["a", "b", "a", "c", "a", "b"]) await kept.read(key, make(key));
  expect(made).toEqual(["a", "b", "c", "b"]);
});

it("tries again after a failure", async () => {
  const kept = createKeptAnswers<string>(2);
  await expect(kept.read("a", () => Promise.reject(new Error("no picture")))).rejects.toThrow("no picture");
  expect(await kept.read("a", async () => "drawn")).toBe("drawn");
});
