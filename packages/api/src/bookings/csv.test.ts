import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { csvCell } from "./csv.ts";

describe("a cell of the export", () => {
  it.each(["=1+1", "+33 6", "-2", "@SUM(A1)", "\t=1", "\r=1", "  =cmd()", "＝1+1"])(
    "takes the sting out of %j",
    (text) => {
      expect(csvCell(text)).toBe(`"'${text}"`);
    },
  );

  it("doubles quotes and leaves ordinary text and numbers alone", () => {
    expect(csvCell('Théâtre "Le Grand", salle 2')).toBe('"Théâtre ""Le Grand"", salle 2"');
    expect(csvCell(-5)).toBe("-5");
  });

  it("reads back as the text, with at most the apostrophe in front", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const inner = csvCell(text).slice(1, -1).replaceAll('""', '"');
        expect([text, `'${text}`]).toContain(inner);
      }),
    );
  });
});
