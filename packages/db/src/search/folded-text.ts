const LONGEST_SLUG = 100;

/**
 * Folds text: lower case, without accents, letters and digits only, single spaces. For full-text search the same fold is
 * applied to what is stored and to what is asked, so that "l'été" and "L ETE" meet. (InnoDB's own tokenizer keeps an
 * apostrophe inside a word, which would hide "atelier" in "l'atelier".)
 */
export function foldText(...parts: readonly string[]): string {
  return parts
    .join(" ")
    .toLowerCase()
    .replaceAll("œ", "oe")
    .replaceAll("æ", "ae")
    .replaceAll("ß", "ss")
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

/** An address part from a title: `L’Été à Nîmes !` becomes `l-ete-a-nimes`; `event` when nothing is left. */
export function slugOf(title: string): string {
  const slug = foldText(title)
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, LONGEST_SLUG)
    .replace(/^-+|-+$/g, "");
  return slug === "" ? "event" : slug;
}
