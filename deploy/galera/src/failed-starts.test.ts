import { expect, it } from "vitest";
import { FailedStarts } from "./failed-starts.ts";
import type { Folder } from "./report.ts";

const history: Folder = { kind: "history", uuid: "11111111-1111-4111-8111-111111111111", seqno: 5 };
const failing = (times: number, kind: "join" | "revive" = "revive") => {
  const starts = new FailedStarts();
  for (let i = 0; i < times; i += 1) starts.note(kind, false);
  return starts;
};

it("data on which MariaDB fails three times in a row are said to be unusable, once", () => {
  expect(failing(2).judge(history)).toEqual(history);
  const starts = failing(3);
  expect(starts.judge(history)).toMatchObject({ kind: "unreadable", why: expect.stringContaining("again and again") });
  expect(starts.judge(history)).toEqual(history);
});

it("of joining it is said later: that may fail for reasons of the others", () => {
  expect(failing(8, "join").judge(history)).toEqual(history);
  expect(failing(9, "join").judge(history).kind).toBe("unreadable");
});

it("a start that succeeds ends the row", () => {
  const starts = failing(2);
  starts.note("join", true);
  starts.note("revive", false);
  expect(starts.judge(history)).toEqual(history);
});

it("a folder without data is not blamed: its copy came from elsewhere", () => {
  expect(failing(9).judge({ kind: "incomplete" })).toEqual({ kind: "incomplete" });
});
