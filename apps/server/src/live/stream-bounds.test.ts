import { expect, it } from "vitest";
import { createStreamBounds } from "./stream-bounds.ts";

it("admits so many streams of one network and so many in all, and others in the place of those that leave", () => {
  const bounds = createStreamBounds({ most: 3, mostOfNetwork: 2 });
  const first = bounds.admit("192.0.2.1");
  expect([first.admitted, bounds.admit("192.0.2.1").admitted]).toEqual([true, true]);
  expect(bounds.admit("192.0.2.1")).toEqual({ admitted: false, limit: "address" });
  expect(bounds.admit("192.0.2.2").admitted).toBe(true);
  expect(bounds.admit("192.0.2.3")).toEqual({ admitted: false, limit: "process" });
  if (!first.admitted) throw new Error("The first was not admitted");
  first.leave();
  first.leave();
  expect(bounds.admit("192.0.2.1").admitted).toBe(true);
  expect(bounds.admit("192.0.2.3")).toEqual({ admitted: false, limit: "process" });
});
