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

/** In the order in which they are shown: by kind, the kind of the first one first. */
export function inGroups(commands: readonly Command[]): readonly Command[] {
  const groups = [...new Set(commands.map(({ group }) => group))];
  return groups.flatMap((group) => commands.filter((command) => command.group === group));
}

function fitOf({ label, words = "" }: Command, wanted: readonly string[]): Fit | null {
  const own = wordsOf(label);
  if (own.join(" ").startsWith(wanted.join(" "))) return "start";
  const hasAll = (among: readonly string[]) => wanted.every((word) => among.some((one) => one.startsWith(word)));
  if (hasAll(own)) return "words";
  return hasAll([...own, ...wordsOf(words)]) ? "further" : null;
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
