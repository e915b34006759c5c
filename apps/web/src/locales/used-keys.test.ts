import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import type { TextTree } from "../../language-files.ts";
import fr from "./fr.json";

const SOURCES = [join(import.meta.dirname, ".."), join(import.meta.dirname, "../../../server/src/pages")];
const IS_READ = /\.tsx?$/;
const IS_LEFT_OUT = /\.test\.tsx?$|\/testing\/|\/locales\//;

/** Keys that end with a word of the database, which may have dots: known-text.test.ts and audit-log.test.tsx see to those. */
const STORED = /^admin:auditLog\.actions\./;

/** A key of one word is one where it is looked up; elsewhere it may be any word. */
const LOOKED_UP = /\bt\("(\w+)"/g;
const STRING = /"([\w-]+:[\w.-]+|[\w-]+(?:\.[\w-]+)+)"/g;
/** A template that begins with the words of a key and goes on with a value: `roles.${role}.name`. */
const TEMPLATE = /`((?:[\w-]+:)?[\w-]+\.(?:[\w.-]|\$\{[^`{}]*(?:\{[^{}]*\}[^`{}]*)*\})*)`/g;
const VALUE = /\$\{[^{}]*(?:\{[^{}]*\}[^{}]*)*\}/g;
const PLURAL_FORM = /_(?:zero|one|two|few|many|other)$/;

/** How a file names keys: whole ones, and patterns of those that it puts together. */
interface Mentions {
  /** Sections that the file looks texts up in; all of them when it names none. */
  readonly sections: readonly string[];
  readonly keys: ReadonlySet<string>;
  readonly patterns: readonly RegExp[];
}

function mentionsIn(source: string): Mentions {
  const strings = [...source.matchAll(STRING), ...source.matchAll(LOOKED_UP)].map(([, text = ""]) => text);
  const templates = [...source.matchAll(TEMPLATE)].map(([, text = ""]) => text);
  const named = Object.keys(fr).filter((section) =>
    new RegExp(`(?:useTranslation\\(|getFixedT\\(|TFunction<)[^)>]*"${section}"`).test(source),
  );
  return {
    sections: named.length === 0 ? Object.keys(fr) : named,
    keys: new Set(strings),
    patterns: templates.map((text) => {
      const parts = text.split(VALUE).map((part) => part.replace(/[.\\]/g, "\\$&"));
      return new RegExp(`^${parts.join("[\\w-]+")}$`);
    }),
  };
}

/** The keys of a section, without their plural forms. */
function keysOf(texts: TextTree, path = ""): string[] {
  return Object.entries(texts).flatMap(([key, value]) =>
    typeof value === "string" ? [path + key.replace(PLURAL_FORM, "")] : keysOf(value, `${path}${key}.`),
  );
}

it("each text is shown somewhere", () => {
  const files = SOURCES.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: "utf8" }).map((name) => join(folder, name)),
  ).filter((path) => IS_READ.test(path) && !IS_LEFT_OUT.test(path));
  const mentions = files.map((path) => mentionsIn(readFileSync(path, "utf8")));
  const isShown = (section: string, key: string) =>
    mentions.some(({ sections, keys, patterns }) => {
      const whole = `${section}:${key}`;
      if (STORED.test(whole) || keys.has(whole) || patterns.some((pattern) => pattern.test(whole))) return true;
      return sections.includes(section) && (keys.has(key) || patterns.some((pattern) => pattern.test(key)));
    });
  const unused = Object.entries(fr).flatMap(([section, texts]) =>
    [...new Set(keysOf(texts))].filter((key) => !isShown(section, key)).map((key) => `${section}.${key}`),
  );
  expect(unused).toEqual([]);
});
