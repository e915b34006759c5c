import { beforeEach, expect, it } from "vitest";
import { type RecentRecord, recentRecords, rememberRecord } from "./recent-records.ts";

const ME = "01900000-0000-7000-8000-00000000a001";
const record = (n: number): RecentRecord => ({
  kind: "event",
  id: `01900000-0000-7000-8000-00000000e00${n}`,
  label: `Événement ${n}`,
});
const labels = () => recentRecords(ME).map(({ label }) => label);

beforeEach(() => localStorage.clear());

it("keeps the last six, each once, the latest first, for this person alone", () => {
  for (const n of [1, 2, 3, 4, 5, 6, 7, 3]) rememberRecord(ME, record(n));
  expect(labels()).toEqual([3, 7, 6, 5, 4, 2].map((n) => `Événement ${n}`));
  expect(recentRecords("01900000-0000-7000-8000-00000000a009")).toEqual([]);
});

it("leaves out what is damaged", () => {
  localStorage.setItem(`guichet.admin.recent.${ME}`, JSON.stringify([{ kind: "event", id: "x" }, record(1), 7]));
  expect(labels()).toEqual(["Événement 1"]);
  localStorage.setItem(`guichet.admin.recent.${ME}`, "{");
  expect(labels()).toEqual([]);
});
