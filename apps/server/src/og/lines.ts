import type { Letters } from "./letters.ts";

interface Room {
  readonly width: number;
  /** From the largest to the smallest. */
  readonly sizes: readonly number[];
  readonly most: number;
}

/** A text in lines, as large as it fits; cut short with an ellipsis where it does not fit at all. */
export function fitLines(
  letters: Letters,
  text: string,
  { width, sizes, most }: Room,
): { size: number; lines: string[] } {
  for (const size of sizes) {
    const lines = wrap(letters, text, width / size);
    if (lines.length <= most && lines.every((line) => letters.widthOf(line) <= width / size)) return { size, lines };
  }
  const size = sizes.at(-1) ?? 1;
  const lines = wrap(letters, text, width / size).slice(0, most);
  const last = lines.pop() ?? "";
  return { size, lines: [...lines, shorten(letters, `${last} …`, width / size)] };
}

function wrap(letters: Letters, text: string, width: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(/ +/)) {
    const longer = `${lines.at(-1) ?? ""} ${word}`.trim();
    if (lines.length > 0 && letters.widthOf(longer) <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

function shorten(letters: Letters, line: string, width: number): string {
  let kept = line.replace(/ …$/, "");
  while (kept !== "" && letters.widthOf(`${kept} …`) > width) kept = [...kept].slice(0, -1).join("").trimEnd();
  return `${kept} …`;
}
