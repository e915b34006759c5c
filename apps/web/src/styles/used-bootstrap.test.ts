import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { usedBy } from "../../used-bootstrap.ts";

const SOURCES = join(import.meta.dirname, "..");
const SHEET = join(SOURCES, "../../../node_modules/bootstrap/dist/css/bootstrap.min.css");

const classesOf = (css: string) => new Set([...css.matchAll(/\.(-?[a-z][\w-]*)/g)].map(([, name]) => name));
const bootstrap = classesOf(readFileSync(SHEET, "utf8"));

/** The classes of Bootstrap that stand in an attribute of our components. */
function classesIn(files: string, { but }: { but: RegExp }): string[] {
  const sources = globSync(files, { cwd: SOURCES }).filter((file) => !but.test(file));
  const words = sources.flatMap((file) =>
    [...readFileSync(`${SOURCES}/${file}`, "utf8").matchAll(/className="([^"]+)"/g)].flatMap(([, names = ""]) =>
      names.split(/\s+/),
    ),
  );
  return [...new Set(words)].filter((word) => bootstrap.has(word));
}

describe("what a build keeps of Bootstrap's sheet", () => {
  it.each([
    { name: "public", but: /(^|\/)admin|styleguide|\.test\./ },
    { name: "admin", but: /styleguide|\.test\./ },
  ] as const)("has every class that the $name interface uses, and few others", async ({ name, but }) => {
    const css = await usedBy(name, SHEET);
    const kept = classesOf(css);
    const used = classesIn("**/*.tsx", { but });
    expect(used.length).toBeGreaterThan(20);
    expect(used.filter((word) => !kept.has(word))).toEqual([]);
    for (const unused of ["accordion", "carousel", "navbar", "offset-md-3"]) expect(kept).not.toContain(unused);
    // What a dialog of react-bootstrap is made of stands in no source of ours.
    for (const put of ["modal-dialog", "offcanvas-end", "btn-outline-danger", "show"]) expect(kept).toContain(put);
    expect(css).toContain("blockquote");
  });
});
