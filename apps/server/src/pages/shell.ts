import { dataBlock, html } from "./html.ts";
import type { Page } from "./page.ts";
import { pageFrame } from "./page-frame.ts";

/** What must be in the built index.html, once, to be filled. */
const PLACES = {
  language: '<html lang="fr">',
  description: /<meta\s+name="description"\s+content="[^"]*"\s*\/?>/,
  title: /<title>[^<]*<\/title>/,
  root: '<div id="root"></div>',
} as const;

export type Shell = (page: Page) => string;

/**
 * The built page of the public interface, to be filled for each address.
 * @throws when it is not such a page
 */
export function createShell(builtPage: string): Shell {
  for (const [name, place] of Object.entries(PLACES)) {
    if (builtPage.split(place).length !== 2)
      throw new Error(`The built index.html has no single place for its ${name}`);
  }
  return (page) => {
    const answers = page.answers.length > 0 && dataBlock("application/json", "first-answers", page.answers);
    const { markup: title } = html`<title>${page.title}</title>${page.head}${answers}`;
    const { markup: description } = html`<meta name="description" content="${page.description}" />`;
    const { markup: root } = html`<div id="root">${pageFrame(page.locale, page.main)}</div>`;
    // Functions, because `$` has a meaning in a replacement that is a text.
    return builtPage
      .replace(PLACES.language, () => `<html lang="${page.locale}">`)
      .replace(PLACES.description, () => description)
      .replace(PLACES.title, () => title)
      .replace(PLACES.root, () => root);
  };
}
