import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { ROOT } from "../settings.mjs";
import { linkedFiles, namedRequirements, requirementsUpTo } from "./requirements.mjs";

const document = readFileSync(join(ROOT, "docs/security.md"), "utf8");

describe("docs/security.md", () => {
  it("names files that exist", () => {
    const files = linkedFiles(document);
    expect(files.length).toBeGreaterThan(100);
    expect(files.filter((file) => !existsSync(join(ROOT, "docs", file)))).toEqual([]);
  });

  it("says of every requirement of ASVS 5.0.0 up to level 2 once whether it is met, and of none that does not exist", () => {
    const named = namedRequirements(document);
    expect(named.filter((number, index) => named.indexOf(number) !== index)).toEqual([]);
    expect(named.toSorted()).toEqual(requirementsUpTo(2).toSorted());
  });

  it("names a test for each one that is met, but for what only a look at the product can show", () => {
    const withoutTest = [...document.matchAll(/^\| (\d[^|]*) \|[^|]*\| yes \|[^|]*\| – \|$/gm)].map(([, cell]) => cell);
    expect(withoutTest).toEqual(["3.7.1", "4.1.2", "6.2.10", "6.4.2", "13.1.1", "16.1.1"]);
  });
});

it("counts what the standard counts", () => {
  const counts = [1, 2, 3].map((level) => requirementsUpTo(level).length);
  expect(counts).toEqual([70, 253, 345]);
});

describe("reading a table", () => {
  it("understands lists and ranges, and refuses what is neither", () => {
    expect(namedRequirements("| 1.2.6–1.2.8, 3.1.1 | x |\n| other | y |")).toEqual([
      "1.2.6",
      "1.2.7",
      "1.2.8",
      "3.1.1",
    ]);
    expect(() => namedRequirements("| 1.2.6–1.3.1 | x |")).toThrow("1.2.6–1.3.1");
  });
});
