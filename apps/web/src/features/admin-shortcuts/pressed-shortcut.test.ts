import { describe, expect, it } from "vitest";
import { type FirstKey, pressedShortcut } from "./pressed-shortcut.ts";

/** What keys mean that are pressed one after the other, half a second apart. */
function meant(...keys: string[]): (string | null)[] {
  let first: FirstKey | null = null;
  return keys.map((key, i) => {
    const outcome = pressedShortcut({ key, shiftKey: key === "E", timeStamp: i * 500 }, first);
    first = outcome.first;
    return outcome.shortcut;
  });
}

describe("keys", () => {
  it("mean something alone", () => {
    expect(meant("n", "b", "/", "?", "x")).toEqual(["newEvent", "book", "search", "help", null]);
  });

  it("mean something else after g, once", () => {
    expect(meant("g", "b", "b")).toEqual([null, "goBookings", "book"]);
    expect(meant("g", "x", "e")).toEqual([null, null, "edit"]);
  });

  it("are another key with Shift", () => {
    expect(meant("E")).toEqual([null]);
  });

  it("do not wait for ever", () => {
    const late = pressedShortcut({ key: "e", shiftKey: false, timeStamp: 9_000 }, { key: "g", at: 1_000 });
    expect(late.shortcut).toBe("edit");
  });
});
