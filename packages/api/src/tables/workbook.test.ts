import fc from "fast-check";
import { strFromU8, unzipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { wholeFile } from "../testing/whole-file.ts";
import { amountCell } from "./amount.ts";
import type { Pages } from "./piece.ts";
import { xmlText } from "./sheet-xml.ts";
import { wallTimeMs } from "./wall-time.ts";
import { type Cell, type SheetTable, writeWorkbook } from "./workbook.ts";

interface Line {
  readonly name: string;
  readonly cell: Cell;
}

/** Lone surrogates and control characters among them. */
const ANY_TEXT = fc.array(fc.nat({ max: 0xffff })).map((units) => String.fromCharCode(...units));

const TABLE: SheetTable<Line> = {
  name: { fr: "Noms & notes", en: "Names" },
  columns: [
    { title: { fr: "Nom", en: "Name" }, width: 20, value: (row) => row.name },
    { title: { fr: "Valeur", en: "Value" }, width: 10.5, value: (row) => row.cell },
  ],
};

async function* inPages(...pages: readonly (readonly Line[])[]): Pages<Line> {
  yield* pages;
}

const lines = (count: number, first = 1): Line[] =>
  Array.from({ length: count }, (_, i) => ({ name: `n${first + i}`, cell: first + i }));

/** Opens a file with another program's code: its archive by fflate, its XML by the expressions below. */
async function open(pages: Pages<Line>, mostRows?: number) {
  const { bytes, rows } = await wholeFile(writeWorkbook(TABLE, pages, "fr", mostRows));
  const files = Object.fromEntries(Object.entries(unzipSync(bytes)).map(([name, file]) => [name, strFromU8(file)]));
  return { files, rows, sheet: (number: number) => files[`xl/worksheets/sheet${number}.xml`] ?? "" };
}

const plainText = (xml: string) =>
  xml.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&quot;", '"').replaceAll("&amp;", "&");

/** Cells of a row: what they are at, their style, kind and contents. */
function cellsOf(sheet: string, row: number): (readonly [at: string, style: string, kind: string, contents: string])[] {
  const xml = new RegExp(`<row r="${row}">(.*?)</row>`, "s").exec(sheet)?.[1] ?? "";
  return [...xml.matchAll(/<c r="(\w+)"(?: t="(\w+)")?(?: s="(\d)")?>(.*?)<\/c>/gs)].map(
    ([, at, kind, style, inner]) => [
      at ?? "",
      style ?? "0",
      kind ?? "n",
      plainText((inner ?? "").replace(/<[^>]*>/g, "")),
    ],
  );
}

describe("a workbook", () => {
  it("has its parts under the names that its types and links give them", async () => {
    const { files, sheet } = await open(inPages(lines(2)));
    expect(Object.keys(files)).toEqual([
      ...["[Content_Types].xml", "_rels/.rels", "xl/styles.xml", "xl/worksheets/sheet1.xml"],
      ...["xl/workbook.xml", "xl/_rels/workbook.xml.rels"],
    ]);
    expect(files["xl/workbook.xml"]).toContain('<sheet name="Noms &amp; notes" sheetId="1" r:id="rId1"/>');
    expect(files["xl/_rels/workbook.xml.rels"]).toContain('Target="worksheets/sheet1.xml"');
    expect(sheet(1)).toContain('<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>');
    expect(sheet(1)).toContain('<col min="2" max="2" width="10.5" customWidth="1"/>');
  });

  it("has a heading and every row, numbers as numbers and nothing where nothing is", async () => {
    const { sheet, rows } = await open(inPages(lines(1), [], [{ name: "", cell: null }], lines(1, 3)));
    expect(rows).toBe(3);
    expect(cellsOf(sheet(1), 1)).toEqual([
      ["A1", "1", "inlineStr", "Nom"],
      ["B1", "1", "inlineStr", "Valeur"],
    ]);
    expect(cellsOf(sheet(1), 2)).toEqual([
      ["A2", "0", "inlineStr", "n1"],
      ["B2", "0", "n", "1"],
    ]);
    expect(cellsOf(sheet(1), 3)).toEqual([]);
    expect(cellsOf(sheet(1), 4)[1]).toEqual(["B4", "0", "n", "3"]);
  });

  it("shows dates as the clock on the wall has them, and amounts in major units", async () => {
    const moment: Cell = { kind: "moment", wallMs: wallTimeMs("2030-07-01T18:30:00.000Z", "Europe/Paris") };
    const { sheet } = await open(
      inPages([
        { name: "été", cell: moment },
        { name: "prix", cell: amountCell(1250, "EUR") },
      ]),
    );
    // 1 July 2030 is day 47,665; half past eight in the evening is 0.854166… of a day.
    expect(cellsOf(sheet(1), 2)[1]).toEqual(["B2", "2", "n", "47665.85416667"]);
    expect(cellsOf(sheet(1), 3)[1]).toEqual(["B3", "3", "n", "12.5"]);
    expect(amountCell(1250, "JPY")).toEqual({ kind: "amount", value: 1250 });
  });

  it("goes on with another sheet where one is full, with the heading again", async () => {
    const { files, sheet, rows } = await open(inPages(lines(3), lines(4, 4)), 3);
    expect(rows).toBe(7);
    expect([1, 2, 3].map((number) => cellsOf(sheet(number), 2)[0]?.[3])).toEqual(["n1", "n4", "n7"]);
    expect([1, 2, 3].map((number) => sheet(number).match(/<row /g)?.length)).toEqual([4, 4, 2]);
    expect(files["xl/workbook.xml"]).toContain('name="Noms &amp; notes 3"');
    expect((await open(inPages(lines(6)), 3)).files).not.toHaveProperty("xl/worksheets/sheet3.xml");
  });

  it("without rows is a heading", async () => {
    const { sheet, rows } = await open(inPages());
    expect([rows, sheet(1).match(/<row /g)?.length]).toEqual([0, 1]);
  });

  it.each(["=1+1", "@SUM(1)", '=HYPERLINK("https://evil.example")', "+1", "-1"])(
    "keeps %j as the text it is",
    async (name) => {
      const { sheet } = await open(inPages([{ name, cell: null }]));
      expect(cellsOf(sheet(1), 2)).toEqual([["A2", "0", "inlineStr", name]]);
      expect(sheet(1)).not.toContain("<f>");
    },
  );

  it("has nothing that XML or Excel would read otherwise", async () => {
    const { sheet } = await open(inPages([{ name: 'a<b>&"c" \u0000\u0008\ufffe\ud800é😀 _x0041_', cell: null }]));
    expect(cellsOf(sheet(1), 2)[0]?.[3]).toBe('a<b>&"c" \ufffdé😀 _x005F_x0041_');
    const isWritable = (character: string) =>
      /[\t\n\r\p{L}\p{M}\p{N}\p{P}\p{S}\p{Z}\p{Cf}\p{Co}\p{Cn}\u007f-\u009f]/u.test(character);
    fc.assert(
      fc.property(ANY_TEXT, (text) => {
        const xml = xmlText(text);
        expect(xml).not.toMatch(/[<>"\ufffe\uffff]|&(?!(amp|lt|gt|quot);)/);
        expect([...xml].filter((character) => !isWritable(character))).toEqual([]);
      }),
    );
  });

  it("breaks off where its rows do, and asks for no more when nobody reads it", async () => {
    async function* broken(): Pages<Line> {
      yield lines(1);
      throw new Error("the database went away");
    }
    await expect(wholeFile(writeWorkbook(TABLE, broken(), "fr"))).rejects.toThrow("the database went away");

    let closed = false;
    async function* endless(): Pages<Line> {
      try {
        for (;;) yield lines(1_000);
      } finally {
        closed = true;
      }
    }
    for await (const { rows } of writeWorkbook(TABLE, endless(), "fr")) if (rows > 5_000) break;
    expect(closed).toBe(true);
  });
});
