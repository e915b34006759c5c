import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { csvCell, csvLine } from "./csv-rules.ts";

describe("a cell", () => {
  it.each(["=1+1", "+1", "-1", "@SUM(1)", "＝1", "＋1", "－1", "＠1", " =1", "\u00a0=1", "\n-1", "\t", "\r"])(
    "begins with an apostrophe where a spreadsheet would see a formula: %j",
    (text) => {
      expect(csvCell(text)).toBe(`"'${text}"`);
    },
  );

  it.each([
    ["Ada;=1+1", '"Ada;\'=1+1"'],
    ["Ada\t @x", '"Ada\t \'@x"'],
    ['Ada";"=1', '"Ada"";""\'=1"'],
  ])("has one behind what separates cells elsewhere, too: %j", (text, cell) => {
    expect(csvCell(text)).toBe(cell);
  });

  it("doubles quotes and leaves ordinary text and numbers alone", () => {
    expect(csvCell('Théâtre "Le Grand", salle 2 ; balcon - côté cour')).toBe(
      '"Théâtre ""Le Grand"", salle 2 ; balcon - côté cour"',
    );
    expect(csvCell(-5)).toBe("-5");
  });

  it("reads back as the text, with nothing but apostrophes added", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const inner = csvCell(text).slice(1, -1).replaceAll('""', '"');
        expect(inner.replaceAll("'", "")).toBe(text.replaceAll("'", ""));
        expect(inner.length - text.length).toBeLessThanOrEqual(text.split(/[;\t]/).length);
      }),
    );
  });
});

it("a line ends as RFC 4180 has it, and keeps line breaks inside a cell", () => {
  expect(csvLine(["Ada", 2, "a\r\nb", ""])).toBe('"Ada",2,"a\r\nb",""\r\n');
});
