import type { Command } from "./command.ts";

/** How well a name fits what is typed: as its beginning, at the beginning of its words, or somewhere in its further words. */
const RANKS = { start: 0, words: 1, further: 2 } as const;

/** Those that have every word of the text at the beginning of one of their own, the closest first; all, when nothing is typed. */
export function matchingCommands(commands: readonly Command[], text: string): readonly Command[] {
  const wanted = wordsOf(text);
  return commands
    .flatMap((command) => {
      const rank = rankOf(command, wanted);
      return rank === null ? [] : [{ command, rank }];
    })
    .sort((a, b) => a.rank - b.rank)
    .map(({ command }) => command);
}

/** In the order in which they are shown: by kind, the kind of the first one first. */
export function inGroups(commands: readonly Command[]): readonly Command[] {
  const groups = [...new Set(commands.map(({ group }) => group))];
  return groups.flatMap((group) => commands.filter((command) => command.group === group));
}

function rankOf({ label, words = "" }: Command, wanted: readonly string[]): number | null {
  const own = wordsOf(label);
  if (own.join(" ").startsWith(wanted.join(" "))) return RANKS.start;
  const hasAll = (among: readonly string[]) => wanted.every((word) => among.some((one) => one.startsWith(word)));
  if (hasAll(own)) return RANKS.words;
  return hasAll([...own, ...wordsOf(words)]) ? RANKS.further : null;
}

/** Without capitals, accents and what stands between words. */
function wordsOf(text: string): string[] {
  return text
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== "");
}
