import { ASVS_LEVELS } from "./asvs-levels.mjs";

/** The numbers of the requirements up to a level: `6.2.1` and so on. @param {number} level */
export function requirementsUpTo(level) {
  return Object.entries(ASVS_LEVELS).flatMap(([section, levels]) =>
    [...levels].flatMap((from, index) => (Number(from) <= level ? [`${section}.${index + 1}`] : [])),
  );
}

/**
 * The numbers in the first column of a document's tables. `6.2.1–6.2.3` are three.
 * @param {string} markdown
 * @returns {string[]} in their order, also what is there twice
 */
export function namedRequirements(markdown) {
  const cells = [...markdown.matchAll(/^\| (\d+\.\d+\.\d+[^|]*) \|/gm)].map(([, cell = ""]) => cell);
  return cells.flatMap((cell) => cell.split(", ").flatMap(expand));
}

/** @param {string} range */
function expand(range) {
  const [, section, first, lastSection, last] = /^(\d+\.\d+)\.(\d+)(?:–(\d+\.\d+)\.(\d+))?$/.exec(range.trim()) ?? [];
  if (section === undefined || (lastSection ?? section) !== section) throw new Error(`not a requirement: ${range}`);
  const [from, to] = [Number(first), Number(last ?? first)];
  return Array.from({ length: to - from + 1 }, (_, index) => `${section}.${from + index}`);
}

/**
 * The files that a document links to, as they are written there.
 * @param {string} markdown
 */
export const linkedFiles = (markdown) =>
  [...markdown.matchAll(/\]\((?!https?:|#)([^)#]+)(?:#[^)]*)?\)/g)].map(([, file = ""]) => file);
