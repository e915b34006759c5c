import type { Command } from "./command.ts";

/** How a command fits what is typed: the text begins its name, begins words of its name, or takes further words. */
type Fit = "start" | "words" | "further";

interface MatchingCommands {
  /** By their names, those that begin with the text first. All, when nothing is typed. */
  readonly named: readonly Command[];
  /** By what else they are called. A title may well be called so, too, and is meant more often. */
  readonly further: readonly Command[];
}

/** The commands that have every word of the text at the beginning of one of their own. */
export function matchingCommands(commands: readonly Command[], text: string): MatchingCommands {
  const wanted = wordsOf(text);
  const fits = Map.groupBy(commands, (command) => fitOf(command, wanted));
  return { named: [...(fits.get("start") ?? []), ...(fits.get("words") ?? [])], further: fits.get("further") ?? [] };
}

/** Those whose title has every word of the text before those that were found by their place or their text. */
export function titledFirst<Found extends { readonly title: string }>(found: readonly Found[], text: string): Found[] {
  const wanted = wordsOf(text);
  const { titled = [], other = [] } = Object.groupBy(found, ({ title }) =>
    hasAll(wordsOf(title), wanted) ? "titled" : "other",
  );
  return [...titled, ...other];
}

/** In the order in which they are shown: by kind, the kind of the first one first. */
export function inGroups(commands: readonly Command[]): readonly Command[] {
  const groups = [...new Set(commands.map(({ group }) => group))];
  return groups.flatMap((group) => commands.filter((command) => command.group === group));
}

function fitOf({ label, words = "" }: Command, wanted: readonly string[]): Fit | null {
  const own = wordsOf(label);
  if (own.join(" ").startsWith(wanted.join(" "))) return "start";
  if (hasAll(own, wanted)) return "words";
  return hasAll([...own, ...wordsOf(words)], wanted) ? "further" : null;
}

function hasAll(among: readonly string[], wanted: readonly string[]): boolean {
  return wanted.every((word) => among.some((one) => one.startsWith(word)));
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
