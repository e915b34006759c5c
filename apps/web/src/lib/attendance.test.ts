import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { attendanceHeaders } from "./attendance.ts";

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date"] });
});
afterEach(() => {
  vi.useRealTimers();
});

const touch = (sign: string) => document.body.dispatchEvent(new Event(sign, { bubbles: true }));

it.each(["pointerdown", "pointermove", "keydown", "wheel"])("a page is attended to for a minute after a %s", (sign) => {
  touch(sign);
  vi.advanceTimersByTime(60_000);
  expect(attendanceHeaders()).toEqual({});
  vi.advanceTimersByTime(1);
  expect(attendanceHeaders()).toEqual({ "x-guichet-unattended": "1" });
  touch(sign);
  expect(attendanceHeaders()).toEqual({});
});
