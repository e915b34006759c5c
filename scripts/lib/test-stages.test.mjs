import { describe, expect, it } from "vitest";
import { chooseStages, STAGES } from "./test-stages.mjs";

const names = (args) => chooseStages(args).map((stage) => stage.name);

describe("npm test -- --only", () => {
  it("runs everything without it", () => {
    expect(chooseStages([])).toBe(STAGES);
  });

  it("keeps the usual order", () => {
    expect(names(["--only", "integration,unit"])).toEqual(["unit", "integration"]);
    expect(names(["--only=e2e"])).toEqual(["e2e"]);
  });

  it.each([[["--only", "unit,nothing"]], [["--only"]], [["--fast"]], [["--only", "unit", "web"]]])(
    "refuses %j rather than run less than was meant",
    (args) => {
      expect(() => chooseStages(args)).toThrow(
        "npm test -- --only validate,advisories,unit,web,integration,e2e,cluster,chaos,compose",
      );
    },
  );
});
