import { describe, expect, it } from "vitest";
import { readFile } from "./file.ts";
import { type ImportMapping, MOST_IMPORT_LINES } from "./import-schema.ts";
import { type Attendance, readLine, warningsAbout } from "./line-rules.ts";

const bytes = (text: string) => new TextEncoder().encode(text);
const read = (text: string | Uint8Array, asked: Parameters<typeof readFile>[1] = {}) =>
  readFile(typeof text === "string" ? bytes(text) : text, asked);
const linesOf = async (text: string | Uint8Array) =>
  (await read(text)).lines.map(({ line, cells }) => [line, ...cells]);
const codesOf = async (text: string | Uint8Array) => (await read(text)).problems.map(({ code, line }) => [code, line]);

function utf16(text: string, order: "le" | "be"): Uint8Array {
  const units = Buffer.from(`\ufeff${text}`, "utf16le");
  return order === "le" ? units : units.swap16();
}

describe("the encoding of a file", () => {
  it.each([
    ["utf-8", bytes("Zoé;2")],
    ["utf-8", bytes("\ufeffZoé;2")],
    ["utf-16le", utf16("Zoé;2", "le")],
    ["utf-16be", utf16("Zoé;2", "be")],
    ["windows-1252", new Uint8Array([0x5a, 0x6f, 0xe9, 0x3b, 0x32])],
  ] as const)("is seen: %s", async (encoding, file) => {
    const { lines, file: seen } = await read(file);
    expect([seen.encoding, seen.delimiter, lines[0]?.cells]).toEqual([encoding, "semicolon", ["Zoé", "2"]]);
  });

  it("of Windows has its own quotes and euro signs", async () => {
    expect(await linesOf(new Uint8Array([0x4c, 0x92, 0x80, 0x2c, 0x31]))).toEqual([[1, "L’€", "1"]]);
  });

  it("is what one says, when one says it", async () => {
    const { lines } = await read(bytes("Zoé,1"), { encoding: "windows-1252" });
    expect(lines[0]?.cells[0]).toBe("ZoÃ©");
  });
});

describe("the lines of a file", () => {
  it.each(["\n", "\r\n", "\r"])("end in %j, and are counted as a text editor does", async (end) => {
    const text = ["nom,places", "", '"Martin, Zoé",2', '"sur\ndeux",1', ",", "Ada,1", ""].join(end);
    expect(await linesOf(text)).toEqual([
      [3, "Martin, Zoé", "2"],
      [5, "sur\ndeux", "1"],
      [7, "Ada", "1"],
    ]);
  });

  it.each([
    ["semicolon", "nom;places\nMartin, Zoé;2\nDupont, Ada;1"],
    ["tab", "nom\tplaces\nMartin, Zoé; Léa\t2\nAda\t1"],
    ["comma", 'nom,places\n"a;b;c;d",2\n"e;f;g;h",1'],
    ["comma", "Zoé\nAda"],
  ] as const)("are cut at each %s", async (delimiter, text) => {
    expect((await read(text)).file.delimiter).toBe(delimiter);
  });

  it.each([
    ["semicolon", "sep=;\r\nnom;places\r\nMartin, Zoé;2\r\n"],
    ["comma", 'SEP=,\nnom,places\n"Martin, Zoé",2'],
    ["tab", '"sep=\t"\rnom\tplaces\rMartin, Zoé\t2\r'],
    // Of one that is not known, the others tell.
    ["semicolon", "\ufeffsep=|\nnom;places\nMartin, Zoé;2"],
  ] as const)("are cut at the %s that the first one names, as Excel writes it", async (delimiter, text) => {
    const { file, lines } = await read(text);
    expect(file).toMatchObject({ delimiter, header: true, columns: ["nom", "places"] });
    expect(lines).toEqual([{ line: 3, cells: ["Martin, Zoé", "2"] }]);
  });

  it("are cut as one says, whatever the first one names, which may be somebody's, too", async () => {
    expect((await read("sep=;\nZoé,2;1", { delimiter: "comma" })).lines[0]?.cells).toEqual(["Zoé", "2;1"]);
    expect(await linesOf("Sep=Müller,2")).toEqual([[1, "Sep=Müller", "2"]]);
  });

  it("may be of different lengths", async () => {
    expect(await linesOf("nom,places\nA\nB,1,x,y")).toEqual([
      [2, "A"],
      [3, "B", "1", "x", "y"],
    ]);
  });
});

describe("a file that is none", () => {
  it.each([
    ["workbook", null, new Uint8Array([0x50, 0x4b, 3, 4, 0, 0])],
    ["workbook", null, new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 1])],
    ["not-text", null, new Uint8Array([0x25, 0x50, 0, 1, 2, 0xff])],
    ["empty", null, ""],
    ["empty", null, "\ufeff \r\n\r\n"],
    ["empty", null, "nom,e-mail\n"],
    ["empty", null, "sep=;\r\n"],
    ["line-too-long", 2, `nom\n${"x".repeat(5_000)}`],
    ["line-too-long", 1, "x".repeat(5_000_000)],
    ["quote-inside", 3, 'nom\nZoé\n"Ada"x,1\nLéa'],
    ["quote-open", 2, 'nom\n"Zoé\nAda\n'],
    ["too-many-lines", null, "Zoé\n".repeat(MOST_IMPORT_LINES + 2)],
  ] as const)("is told apart: %s (line %s)", async (code, line, file) => {
    expect(await codesOf(file)).toEqual([[code, line]]);
  });

  it("may have as many lines as there may be, and a heading", async () => {
    const { lines, problems } = await read(`nom\n${"Zoé\n".repeat(MOST_IMPORT_LINES)}`);
    expect([lines.length, problems]).toEqual([MOST_IMPORT_LINES, []]);
  });
});

describe("the columns", () => {
  const mappingOf = async (text: string) => Object.values((await read(text)).mapping);

  it.each([
    ["Nom;E-mail;Nombre de places", [0, null, 1, 2]],
    ["Quantité;Courriel;Nom et prénom", [2, null, 1, 0]],
    ["Email Address,Qty,Full Name", [2, null, 0, 1]],
    ["n°,ADRESSE E-MAIL,nom", [2, null, 1, null]],
    ["Prénom;Nom;E-mail", [1, 0, 2, null]],
  ])("are known by what they are called: %s", async (heading, expected) => {
    const example = heading.includes(";") ? "1;1;1" : "1,1,1";
    expect(await mappingOf(`${heading}\n${example}`)).toEqual(expected);
  });

  it("are known by what is in them where they have no names", async () => {
    expect(await mappingOf("3,zoe@example.org,Zoé\n1,ada@example.org,Ada")).toEqual([2, null, 1, 0]);
    expect((await read("3,zoe@example.org,Zoé")).file.header).toBe(false);
  });

  it("are what one says, and there must be names", async () => {
    const { mapping, file } = await read("a,b\nc,d", { name: 1, email: -1, seats: -1, header: true });
    expect([mapping, file.columns]).toEqual([{ name: 1, givenName: null, email: null, seats: null }, ["a", "b"]]);
    const apart = await read("a,b\nc,d", { name: 1, givenName: 0, email: -1, seats: -1 });
    expect(apart.mapping).toEqual({ name: 1, givenName: 0, email: null, seats: null });
    expect((await read("1,2\n3,4")).problems).toMatchObject([{ code: "no-name-column" }]);
  });
});

describe("a line", () => {
  const mapping: ImportMapping = { name: 0, givenName: null, email: 1, seats: 2 };
  const check = (...cells: string[]) => readLine({ line: 7, cells }, mapping);

  it("is a wish for seats", () => {
    expect(check(" Zoé ", "zoe@example.org", " 2 ")).toEqual({
      line: 7,
      name: "Zoé",
      email: "zoe@example.org",
      seats: 2,
    });
    expect(check("=1+1", "", "1")).toMatchObject({ name: "=1+1", email: "" });
    expect(readLine({ line: 1, cells: ["Zoé"] }, { ...mapping, email: null, seats: null })).toMatchObject({ seats: 1 });
  });

  it.each([
    ["Lefèvre", " Zoé ", "Zoé Lefèvre"],
    ["Lefèvre", "", "Lefèvre"],
    ["", "Zoé", "Zoé"],
  ])("has a name of two columns as guests write it: %j, %j", (family, given, name) => {
    const apart = { name: 0, givenName: 1, email: null, seats: null };
    expect(readLine({ line: 2, cells: [family, given] }, apart)).toMatchObject({ name });
  });

  it("has a name of one column once, and none where both are empty", () => {
    const nameAs = (givenName: number) => ({ name: 0, givenName, email: null, seats: null });
    expect(readLine({ line: 2, cells: ["Zoé"] }, nameAs(0))).toMatchObject({ name: "Zoé" });
    expect(readLine({ line: 2, cells: ["", " "] }, nameAs(1))).toMatchObject([{ code: "name-missing" }]);
  });

  it("tells everything that is wrong with it", () => {
    expect(check("", "zoe@", "0")).toEqual([
      { line: 7, field: "name", code: "name-missing" },
      { line: 7, field: "email", code: "email-invalid", value: "zoe@" },
      { line: 7, field: "seats", code: "seats-out-of-range", value: "0" },
    ]);
    expect(check("Zoé")).toEqual([{ line: 7, field: "seats", code: "seats-missing" }]);
  });

  it.each([
    ["x".repeat(121), "1", "name-too-long"],
    ["Zo\u0007é", "1", "name-unreadable"],
    ["\u200b", "1", "name-unreadable"],
    ["Zoé\u202eadA", "1", "name-unreadable"],
    ["Zoé", "deux", "seats-not-whole"],
    ["Zoé", "1,5", "seats-not-whole"],
    ["Zoé", "-1", "seats-not-whole"],
    ["Zoé", "101", "seats-out-of-range"],
    ["Zoé", "999999999", "seats-out-of-range"],
  ])("(%j, %j) is not booked: %s", (name, seats, code) => {
    expect(check(name, "", seats)).toMatchObject([{ code }]);
  });

  it("is odd when it is there twice, or its address is", () => {
    const at = (line: number, name: string, email: string): Attendance => ({ line, name, email, seats: 1 });
    const all = [
      at(1, "Zoé", "zoe@example.org"),
      at(2, "Zoé", "Zoe@example.org"),
      at(3, "Léa", "zoe@example.org"),
      at(4, "Ada", "ada@example.org"),
      at(5, "Bob", ""),
    ];
    expect(warningsAbout(all, new Set(["ada@example.org"])).map(({ line, code }) => [line, code])).toEqual([
      [2, "line-twice"],
      [3, "email-twice"],
      [4, "email-booked"],
      [5, "email-missing"],
    ]);
  });
});
