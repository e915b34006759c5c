import { expect, test, vi } from "vitest";
import { quietLog } from "./log.ts";

test("a position that moves on is not said again before a minute has passed", () => {
  vi.useFakeTimers();
  const lines: string[] = [];
  const say = quietLog((line) => lines.push(line));
  say("STOPPED: mariadb3 3761f162:812, mariadb1 3761f162:805");
  say("STOPPED: mariadb3 3761f162:812, mariadb1 3761f162:807");
  expect(lines).toHaveLength(1);
  say("STOPPED: mariadb3 3761f162:812, mariadb2 3761f162:807");
  expect(lines).toHaveLength(2);
  vi.advanceTimersByTime(60_000);
  say("STOPPED: mariadb3 3761f162:812, mariadb2 3761f162:950");
  expect(lines).toHaveLength(3);
  vi.useRealTimers();
});
