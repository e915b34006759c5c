import { describe, expect, it } from "vitest";
import { imageFilesOf, imageOf, imageTypeOf, isLargeEnough, parseImagePath, smallImageUrl } from "./rules.ts";

const ID = "0190a000-0000-7000-8000-000000000001";
const bytes = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));

describe("the files of a picture", () => {
  it("are three widths in WebP, and one in JPEG", () => {
    expect(imageFilesOf({ width: 1600, height: 901 }).map(({ name, height }) => [name, height])).toEqual([
      ["480.webp", 270],
      ["960.webp", 541],
      ["1600.webp", 901],
      ["1200.jpg", 676],
    ]);
  });

  it.each([
    [700, ["480.webp", "700.webp", "700.jpg"]],
    [480, ["480.webp", "480.jpg"]],
  ])("are none larger than a picture of %i pixels", (width, names) => {
    expect(imageFilesOf({ width, height: 300 }).map(({ name }) => name)).toEqual(names);
  });

  it("are shown by their addresses, and nothing else is an address of one", () => {
    const { sources, fallback } = imageOf({ id: ID, width: 960, height: 540, color: "#336699" });
    expect(sources[0]?.url).toBe(smallImageUrl(ID));
    const urls = [...sources, fallback].map(({ url }) => url);
    expect(urls).toEqual([`/images/${ID}/480.webp`, `/images/${ID}/960.webp`, `/images/${ID}/960.jpg`]);
    for (const url of urls) expect(parseImagePath(url.replace("/images/", ""))).not.toBeNull();
    for (const path of [
      "",
      `${ID}/`,
      `${ID}/480.svg`,
      `${ID}/0480.webp`,
      `${ID}/99999.webp`,
      `${ID}/480.webp/..`,
      `../${ID}/480.webp`,
      `${ID.toUpperCase()}/480.webp`,
      `${ID}/480.webp\n`,
    ]) {
      expect(parseImagePath(path), path).toBeNull();
    }
  });
});

it.each([
  [480, 200, true],
  [479, 800, false],
  [800, 199, false],
  [12_000, 1_501, true],
  [12_000, 1_499, false],
  [600, 3_000, true],
  [600, 3_001, false],
])("a picture of %i × %i pixels is large enough: %s", (width, height, expected) => {
  expect(isLargeEnough({ width, height })).toBe(expected);
});

describe("what a file is", () => {
  it.each([
    ["image/jpeg", "\xff\xd8\xff\xe0\x00\x10JFIF"],
    ["image/png", "\x89PNG\r\n\x1a\n\x00\x00"],
    ["image/webp", "RIFF\x00\x00\x00\x00WEBPVP8 "],
    ["image/avif", "\x00\x00\x00\x20ftypavif"],
  ])("is %s by how it begins", (type, begin) => {
    expect(imageTypeOf(bytes(begin))).toBe(type);
  });

  it.each([
    "",
    "GIF89a",
    "<svg xmlns=",
    "<!doctype html>",
    "%PDF-1.7",
    " \xff\xd8\xff",
    "RIFF____WAVE",
    "____ftypheic",
  ])("is nothing we take: %j", (begin) => {
    expect(imageTypeOf(bytes(begin))).toBeNull();
  });
});
