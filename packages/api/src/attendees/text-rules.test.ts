import { describe, expect, it } from "vitest";
import { decodeFile, guessDelimiter } from "./text-rules.ts";

describe("a file as text", () => {
  it("loses its byte order mark, which would be the first letter of the first name", () => {
    expect(decodeFile(new Uint8Array([0xef, 0xbb, 0xbf, 0x5a]))).toEqual({ ok: true, text: "Z", encoding: "utf-8" });
  });

  it("is UTF-8 only when all of it is", () => {
    const cutOff = new Uint8Array([0x5a, 0x6f, 0xc3]);
    expect(decodeFile(cutOff)).toEqual({ ok: true, text: "ZoÃ", encoding: "windows-1252" });
  });

  it("is what one says, whatever its mark says", () => {
    expect(decodeFile(new Uint8Array([0xff, 0xfe, 0x5a]), "windows-1252")).toMatchObject({ text: "ÿþZ" });
  });

  it("is told to be a workbook before it is told to be no text, in whichever encoding one says", () => {
    const zip = new Uint8Array([0x50, 0x4b, 0x03, 0x04, 0, 0]);
    expect(decodeFile(zip)).toMatchObject({ ok: false, code: "workbook" });
    expect(decodeFile(zip, "utf-16le")).toMatchObject({ ok: false, code: "workbook", encoding: "utf-16le" });
  });
});

describe("what separates the cells", () => {
  it.each([
    ["comma", "", "nothing is there"],
    ["comma", "Zoé\nAda", "there is one column"],
    ["semicolon", "Zoé, Léa;2\nAda, Max, Jo;1", "each line has as many of them"],
    ["comma", '"a;b;c",1\n"d;e",2', "the others are in quotes"],
    ["comma", '"say ""a;b""",1\n"c;d",2', "quotes are doubled in a cell"],
    ["tab", "Zoé\t2\n\n\nAda\t1", "empty lines have none"],
    ["semicolon", "Zoé;1,5\nAda;2,5", "a decimal comma is as frequent"],
  ] as const)("is a %s in %j: %s", (delimiter, text, _why) => {
    expect(guessDelimiter(text)).toBe(delimiter);
  });

  it("is told by the first lines, which remarks at the end do not outvote", () => {
    const remarks = "seen, checked, filed\n".repeat(50);
    expect(guessDelimiter(`${"Zoé;2\n".repeat(20)}${remarks}`)).toBe("semicolon");
  });
});
