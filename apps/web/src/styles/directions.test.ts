import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { makeLogical } from "../../logical-bootstrap.ts";

const FOLDER = import.meta.dirname;
const OPPOSITES = "right-to-left.css";

/** A declaration that names a side of the page instead of one of the line. */
const PHYSICAL =
  /(?:^|[;{\s])((?:margin|padding|border)-(?:left|right)\S*|border-(?:top|bottom)-(?:left|right)-radius|left|right)\s*:|(?:text-align|float|clear)\s*:\s*(?:left|right)\b|translateX\(/;

describe("each sheet of styles serves both directions of writing", () => {
  const sheets = readdirSync(FOLDER).filter((name) => name.endsWith(".css") && name !== OPPOSITES);
  it.each(sheets)("%s", (name) => {
    const lines = readFileSync(join(FOLDER, name), "utf8").split("\n");
    expect(lines.filter((line) => PHYSICAL.test(line))).toEqual([]);
  });
});

it.each([
  ["margin-left", "1rem", "margin-inline-start", "1rem"],
  ["padding-right", "0", "padding-inline-end", "0"],
  ["border-left-width", "1px", "border-inline-start-width", "1px"],
  ["border-top-right-radius", "4px", "border-start-end-radius", "4px"],
  ["left", "0", "inset-inline-start", "0"],
  ["text-align", "right", "text-align", "end"],
  ["float", "left", "float", "inline-start"],
  ["margin-top", "1rem", "margin-top", "1rem"],
  ["background-position", "left center", "background-position", "left center"],
])("Bootstrap's %s: %s is %s: %s to us", (prop, value, logical, side) => {
  const declaration = { prop, value };
  makeLogical(declaration);
  expect(declaration).toEqual({ prop: logical, value: side });
});
