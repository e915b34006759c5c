import { readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import type { Plugin } from "vite";
import { directionOf, nameOf } from "./src/lib/languages.ts";

/** Texts by their keys, in sections. */
export interface TextTree {
  readonly [key: string]: string | TextTree;
}

/** The sections of a language file that an interface, or a page, shows; it downloads no others. */
export const PARTS = {
  public: ["common", "public"],
  admin: ["common", "admin"],
  /** Of one page, which few open. */
  accessibility: ["accessibility"],
} as const satisfies Record<string, readonly string[]>;

type Part = keyof typeof PARTS;

/** The pages of the build, by the part that they show. */
const PAGES: Readonly<Record<string, Part>> = { "index.html": "public", "admin.html": "admin" };

/** Stands in each page after what it reads (public/first-paint.js). */
const FIRST_SCRIPT = '<script src="/first-paint.js">';

const PLURAL_FORM = /_(?:zero|one|two|few|many|other)$/;

/**
 * A language file, and in the places that it leaves empty the texts of another one. A text with plural forms is taken with all of them or
 * not at all: the forms of a language are its own.
 */
export function filled(texts: TextTree, others: TextTree): TextTree {
  const known = new Set(Object.keys(texts).map(withoutForm));
  const missing = Object.entries(others).filter(([key]) => !known.has(withoutForm(key)));
  const own = Object.entries(texts).map(([key, value]) => {
    const other = others[key];
    return [key, typeof value === "string" || typeof other !== "object" ? value : filled(value, other)] as const;
  });
  return Object.fromEntries([...own, ...missing]);
}

function withoutForm(key: string): string {
  return key.replace(PLURAL_FORM, "");
}

/** What an interface shows of a language file; a text that it lacks is English. @param file its path */
export function partOf(file: string, part: Part): TextTree {
  const texts = filled(readTexts(file), readTexts(join(dirname(file), "en.json")));
  return Object.fromEntries(PARTS[part].map((section) => [section, texts[section] ?? {}]));
}

function readTexts(file: string): TextTree {
  return JSON.parse(readFileSync(file, "utf8"));
}

/**
 * Lets the interfaces import `fr.json?part=public`, and tells their pages where the build has put each language: its file then comes
 * together with the script that needs it, not after it.
 */
export function languageFiles(): Plugin {
  return {
    name: "guichet:language-files",
    enforce: "pre",
    load(id) {
      const [file, part] = splitId(id);
      if (part === null) return null;
      this.addWatchFile(file);
      return { code: JSON.stringify(partOf(file, part)), moduleType: "json" };
    },
    transformIndexHtml: {
      order: "post",
      handler(html, { bundle, path }) {
        if (bundle === undefined) return html;
        const shown = PAGES[basename(path)];
        const places = Object.values(bundle).flatMap((made) => {
          const [file, part] = splitId((made.type === "chunk" && made.facadeModuleId) || "");
          if (part === null || part !== shown) return [];
          const language = basename(file, ".json");
          const facts = `data-name="${nameOf(language)}" data-direction="${directionOf(language)}"`;
          return `<meta name="texts" content="/${made.fileName}" data-language="${language}" ${facts} />\n    `;
        });
        if (places.length === 0 || !html.includes(FIRST_SCRIPT))
          throw new Error(`${path} cannot be told its languages`);
        return html.replace(FIRST_SCRIPT, () => `${places.join("")}${FIRST_SCRIPT}`);
      },
    },
  };
}

function splitId(id: string): readonly [file: string, part: Part | null] {
  const [file = "", part = ""] = id.split("?part=");
  return [file, Object.hasOwn(PARTS, part) ? (part as Part) : null];
}
