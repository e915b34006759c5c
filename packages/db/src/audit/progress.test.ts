import { describe, expect, it } from "vitest";
import { createProgress } from "./progress.ts";

function progressOn(isTTY: boolean) {
  let time = 0;
  const written: string[] = [];
  const progress = createProgress({ isTTY, write: (text) => written.push(text) }, () => time);
  const showAt = (ms: number, line: string) => {
    time = ms;
    progress.show(line);
  };
  return { written, showAt, clear: () => progress.clear() };
}

describe("progress", () => {
  it("is one line on a terminal, written over and taken away", () => {
    const { written, showAt, clear } = progressOn(true);
    showAt(100, "too early");
    showAt(200, "1 of 9");
    showAt(450, "5 of 9");
    clear();
    expect(written).toEqual(["\r\x1b[K1 of 9", "\r\x1b[K5 of 9", "\r\x1b[K"]);
  });

  it("is taken away once, and comes back", () => {
    const { written, showAt, clear } = progressOn(true);
    showAt(200, "1 of 9");
    clear();
    clear();
    showAt(450, "5 of 9");
    expect(written).toEqual(["\r\x1b[K1 of 9", "\r\x1b[K", "\r\x1b[K5 of 9"]);
  });

  it("is a new line every five seconds in a pipe", () => {
    const { written, showAt, clear } = progressOn(false);
    for (let second = 1; second <= 11; second++) showAt(second * 1_000, `${second}`);
    clear();
    expect(written).toEqual(["5\n", "10\n"]);
  });
});
