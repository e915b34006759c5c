/** Of a description. */
export const MOST_CHARACTERS = 20_000;
const MOST_LINES = 1_000;
/** Quotes in quotes, lists in lists: levels that one line may open. */
const MOST_LEVELS = 20;
/** Each pair of these may be an element within another. */
const MOST_EMPHASIS = 1_000;

/** What a line of Markdown may begin with before its own text: quotes and items of lists (CommonMark 0.31 §5). */
const LEVELS = /^(?:[ \t]*(?:>|(?:[-+*]|\d{1,9}[.)])(?=[ \t])))*/;

/**
 * Whether Markdown is rendered in no time. 20,000 characters can be ten thousand quotes within each other, over which a browser
 * works for ten seconds and then runs out of stack.
 */
export function isEasilyRendered(markdown: string): boolean {
  const lines = markdown.split(/\r\n|\n|\r/);
  if (markdown.length > MOST_CHARACTERS || lines.length > MOST_LINES) return false;
  if ((markdown.match(/[*_]/g)?.length ?? 0) > MOST_EMPHASIS) return false;
  return lines.every((line) => levelsOf(line) <= MOST_LEVELS);
}

function levelsOf(line: string): number {
  return LEVELS.exec(line)?.[0].match(/>|[-+*]|\d+[.)]/g)?.length ?? 0;
}
