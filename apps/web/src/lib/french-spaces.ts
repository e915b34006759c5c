const NO_BREAK_SPACE = "\u00a0";

/** After a word, its closing mark or its emphasis; never after the marker of a list or a heading, whose space has a meaning. */
const BEFORE_MARK = /(?<=[\p{L}\p{N}»”’")\]…%€]|\S[*_]) (?=[:;!?»])/gu;

/**
 * Text of an organiser as French sets it: the spaces before « : ; ! ? » » and after « « » do not break the line. Only spaces
 * that are there change, so English text stays as it was typed.
 */
export function unbreakFrench(text: string): string {
  return text.replace(BEFORE_MARK, NO_BREAK_SPACE).replace(/(?<=«) /g, NO_BREAK_SPACE);
}
