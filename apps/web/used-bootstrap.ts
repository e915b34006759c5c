import { readFile } from "node:fs/promises";
import { PurgeCSS } from "purgecss";
import type { Plugin } from "vite";

const HERE = import.meta.dirname;

const TESTS = `${HERE}/src/**/*.test.{ts,tsx}`;

/** Where each interface names the classes that it uses; pages of the server are those of the public one. */
const SOURCES = {
  public: {
    content: [`${HERE}/index.html`, `${HERE}/src/**/*.{ts,tsx,css}`, `${HERE}/../server/src/pages/**/*.ts`],
    skippedContentGlobs: [
      TESTS,
      `${HERE}/src/**/admin{,-*}/**`,
      `${HERE}/src/styles/admin*.css`,
      `${HERE}/src/app/styleguide/**`,
    ],
  },
  admin: { content: [`${HERE}/admin.html`, `${HERE}/src/**/*.{ts,tsx,css}`], skippedContentGlobs: [TESTS] },
};

/** Markdown makes them, whether our sources name them or not. */
const MARKDOWN = ["blockquote", "code", "del", "em", "hr", "li", "ol", "p", "pre", "strong", "table", "ul"];

/** react-bootstrap puts the names of its components together, and of what they pass through. */
const PUT_TOGETHER = [/^(?:btn|modal|offcanvas|dropdown|drop)(?:-|$)/, /^(?:fade|show|showing|hiding|collapsing)$/];

/**
 * `bootstrap.min.css?for=public` is of Bootstrap's sheet what that interface uses. Nothing is painted before the sheet is there, and three
 * quarters of it are of no use to a visitor. Only in builds: the development server gives the whole sheet.
 */
export function usedBootstrap(): Plugin {
  return {
    name: "guichet:used-bootstrap",
    apply: "build",
    enforce: "pre",
    async load(id) {
      const name = /bootstrap\.min\.css\?for=(public|admin)$/.exec(id)?.[1] as keyof typeof SOURCES | undefined;
      return name === undefined ? null : usedBy(name, id.slice(0, id.indexOf("?")));
    },
  };
}

/** @param file Bootstrap's sheet @returns those of its rules that an interface can use */
export async function usedBy(name: keyof typeof SOURCES, file: string): Promise<string> {
  const [{ css } = { css: "" }] = await new PurgeCSS().purge({
    ...SOURCES[name],
    css: [{ raw: await readFile(file, "utf8") }],
    safelist: { standard: [...MARKDOWN, ...PUT_TOGETHER] },
  });
  return css;
}
