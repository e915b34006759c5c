import { expect, it } from "vitest";
import { toText } from "./logger.ts";

it("writes a line of pino for people", () => {
  const line = JSON.stringify({
    level: 40,
    time: Date.UTC(2026, 0, 2, 3, 4, 5, 6),
    msg: "not ready",
    obstacle: "database",
    ms: 3,
  });
  expect(toText(line)).toBe("03:04:05.006 WARN not ready obstacle=database ms=3\n");
});

it("stays one line, whatever a client says", () => {
  const line = JSON.stringify({ level: 30, time: 0, msg: "request", agent: "x\n00:00:00.000 ERROR forged\u001b[2J" });
  expect(toText(line)).toBe('00:00:00.000 INFO request agent="x\\n00:00:00.000 ERROR forged\\u001b[2J"\n');
});

it("puts an error's stack below, and quotes what has spaces", () => {
  const line = JSON.stringify({
    level: 50,
    time: 0,
    msg: "a job failed",
    job: "a b",
    err: { stack: "Error: x\n  at y" },
  });
  expect(toText(line)).toBe('00:00:00.000 ERROR a job failed job="a b"\n    Error: x\n      at y\n');
});
