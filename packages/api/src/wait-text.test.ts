import { describe, expect, it } from "vitest";
import { describeFailure } from "./errors.ts";
import { waitText } from "./wait-text.ts";

describe("how long one is asked to wait", () => {
  it.each([
    [0, "dans 1 seconde", "in 1 second"],
    [59, "dans 59 secondes", "in 59 seconds"],
    [61, "dans 2 minutes", "in 2 minutes"],
    [2_778, "dans 47 minutes", "in 47 minutes"],
    [7_200, "dans 2 heures", "in 2 hours"],
    [86_399, "dans 24 heures", "in 24 hours"],
  ])("is %i seconds in the largest unit that says enough, never less than it is", (seconds, fr, en) => {
    expect([waitText(seconds, "fr"), waitText(seconds, "en")]).toEqual([fr, en]);
  });

  it("is told so by whatever is refused for coming too often", () => {
    for (const reason of ["too-many-requests", "too-many-attempts"] as const) {
      expect(describeFailure(reason, { retryAfterSeconds: 2_778 }, "fr").detail).toBe("Réessayez dans 47 minutes.");
    }
  });
});
