/** Whose password it is to be. */
export interface PasswordOwner {
  readonly name: string;
  readonly email: string;
  /** Where the instance is reached, an address on the web: what it is called there is tried as well. */
  readonly site: string;
}

/** Why something is no good as a password, whatever its length. */
export type PasswordWeakness = "common" | "personal" | "monotonous";

/** What must be left of a password without the words that are known of its owner: less is guessed in seconds. */
const LEAST_UNKNOWN_CHARACTERS = 8;
const LEAST_DIFFERENT_CHARACTERS = 5;
/** Share of neighbouring characters that are also neighbours on a keyboard or in the alphabet: of words it is about a quarter. */
const MOST_STEPS_OF_A_WALK = 0.7;
const SHORTEST_WORD = 4;

/** Rows and columns of QWERTY and AZERTY, and the orders that everybody knows. */
const LINES = [
  "abcdefghijklmnopqrstuvwxyz",
  "01234567890",
  "qwertyuiop",
  "asdfghjkl",
  "zxcvbnm",
  "azertyuiop",
  "qsdfghjklm",
  "wxcvbn",
  ...["1qaz", "2wsx", "3edc", "4rfv", "5tgb", "6yhn", "7ujm", "8ik", "9ol"],
  ...["1aqw", "2zsx", "3edc", "4rfv"],
];
const STEPS: ReadonlySet<string> = new Set(
  LINES.flatMap((line) => [...line].slice(1).flatMap((to, i) => [`${line[i]}${to}`, `${to}${line[i]}`])),
);

const LEET: Readonly<Record<string, string>> = {
  "0": "o",
  "1": "i",
  "3": "e",
  "4": "a",
  "5": "s",
  "7": "t",
  "@": "a",
  $: "s",
};

/**
 * What makes a password easy to guess, or null. There are no rules about kinds of characters: they make passwords alike, not strong
 * (NIST SP 800-63B, 3.1.1.2).
 * @param isCommon whether a text, folded, is in the list of common passwords
 */
export function passwordWeakness(
  password: string,
  owner: PasswordOwner,
  isCommon: (folded: string) => boolean,
): PasswordWeakness | null {
  const folded = fold(password);
  if (isMonotonous(folded)) return "monotonous";
  if (isPersonal(folded, owner, isCommon)) return "personal";
  return isDecoratedCommon(folded, isCommon) ? "common" : null;
}

/** In lower case and without accents: what a guesser tries first differs in nothing else. */
function fold(text: string): string {
  return text.normalize("NFKD").replaceAll(/\p{M}/gu, "").toLowerCase();
}

/** As it is, or without what stands between its letters and digits: `1-2-3-4-5-6`, `chat-chat_chat`, `soleil1 soleil2`. */
function isMonotonous(folded: string): boolean {
  const bare = folded.replaceAll(/[^\p{L}\p{N}]/gu, "");
  const letters = bare.replaceAll(/\P{L}/gu, "");
  if (isWalk(folded) || isRepetition(folded)) return true;
  if (bare.length > folded.length / 2 && (isWalk(bare) || isRepetition(bare))) return true;
  return letters.length > folded.length / 2 && isRepetition(letters);
}

function isRepetition(text: string): boolean {
  const characters = [...text];
  for (let period = 1; period <= characters.length / 2; period++) {
    if (characters.every((character, i) => i < period || character === characters[i - period])) return true;
  }
  return false;
}

function isWalk(text: string): boolean {
  const characters = [...text];
  if (new Set(characters).size < LEAST_DIFFERENT_CHARACTERS) return true;
  const pairs = characters.slice(1).map((character, i) => `${characters[i]}${character}`);
  const steps = pairs.filter((pair) => pair[0] === pair[1] || STEPS.has(pair)).length;
  return steps / pairs.length >= MOST_STEPS_OF_A_WALK;
}

/** Little but words that are known of its owner and of the place, or those and a common password: `Lovelace-sunshine1`. */
function isPersonal(folded: string, owner: PasswordOwner, isCommon: (folded: string) => boolean): boolean {
  const { name, email, site } = owner;
  const known = fold(`guichet ${name} ${email} ${new URL(site).hostname}`);
  const words = [fold(email), ...known.split(/[^\p{L}\p{N}]+/u)].filter((word) => word.length >= 3);
  // The longest first: an address before its parts.
  const unknown = words.sort((a, b) => b.length - a.length).reduce((rest, word) => rest.replaceAll(word, ""), folded);
  if (unknown.length === folded.length) return false;
  return [...unknown].length < LEAST_UNKNOWN_CHARACTERS || isDecoratedCommon(unknown, isCommon);
}

/**
 * A common password or sentence, or two together, perhaps with digits and signs around or between them, or with a word said again:
 * `Sunshine2024!`, `batman-superman`, `Correct horse battery staple`, `soleil amour soleil`.
 */
function isDecoratedCommon(folded: string, isCommon: (folded: string) => boolean): boolean {
  const core = folded.replaceAll(/^[^a-z@$]+|[^a-z@$]+$/g, "");
  const plain = [...core].map((character) => LEET[character] ?? character).join("");
  const words = folded.split(/\P{L}+/u);
  const texts = [folded, core, plain, [...new Set(words)].join("")];
  const letters = texts.map((text) => text.replaceAll(/\P{L}/gu, ""));
  return [...texts, ...letters].some((text) => isCommon(text) || isTwoCommon(text, isCommon));
}

function isTwoCommon(text: string, isCommon: (folded: string) => boolean): boolean {
  for (let cut = SHORTEST_WORD; cut <= text.length - SHORTEST_WORD; cut++) {
    if (isCommon(text.slice(0, cut)) && isCommon(text.slice(cut))) return true;
  }
  return false;
}
