/** Markup that may be put into a page as it is. */
export class Html {
  readonly markup: string;
  constructor(markup: string) {
    this.markup = markup;
  }
}

type Part = string | number | Html | null | false | readonly Part[];

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

function markupOf(part: Part): string {
  if (part === null || part === false) return "";
  if (part instanceof Html) return part.markup;
  if (typeof part === "object") return part.map(markupOf).join("");
  return String(part).replaceAll(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}

/** A piece of a page. What is put into it is text, whatever it contains, unless it is a piece itself; `null` and `false` are nothing. */
export function html(pieces: TemplateStringsArray, ...parts: Part[]): Html {
  return new Html(String.raw({ raw: pieces }, ...parts.map(markupOf)));
}

/**
 * JSON inside a page, for scripts to read: a block of data that is never run, so the security policy lets it be. `<` is written in
 * another way, as nothing in it may end the block (HTML, "Restrictions for contents of script elements").
 */
export function dataBlock(type: string, id: string | null, data: unknown): Html {
  const json = JSON.stringify(data).replaceAll("<", "\\u003c");
  return html`<script type="${type}"${id !== null && html` id="${id}"`}>${new Html(json)}</script>`;
}
