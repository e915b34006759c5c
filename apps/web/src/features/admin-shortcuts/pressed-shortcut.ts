import { SHORTCUTS, type Shortcut } from "../../lib/shortcuts.ts";

/** How long the first of two keys waits for the second, in milliseconds. */
const SECOND_KEY_MS = 1_500;

export interface FirstKey {
  readonly key: string;
  readonly at: number;
}

type Press = Pick<KeyboardEvent, "key" | "shiftKey" | "timeStamp">;

/** @param first the key before, when it was the first of two @returns what is meant, if anything, and the first key that now waits */
export function pressedShortcut(
  { key, shiftKey, timeStamp }: Press,
  first: FirstKey | null,
): { shortcut: Shortcut | null; first: FirstKey | null } {
  // Caps Lock is not meant; Shift with a letter is another key, but many keyboards need it for a sign.
  const pressed = shiftKey ? key : key.toLowerCase();
  const waiting = first !== null && timeStamp - first.at <= SECOND_KEY_MS ? first.key : null;
  const fits = (keys: readonly string[]) =>
    waiting === null ? keys.length === 1 && keys[0] === pressed : keys[0] === waiting && keys[1] === pressed;
  const shortcut = (Object.keys(SHORTCUTS) as Shortcut[]).find((name) => fits(SHORTCUTS[name])) ?? null;
  const isFirst = waiting === null && Object.values(SHORTCUTS).some((keys) => keys.length > 1 && keys[0] === pressed);
  return { shortcut, first: isFirst ? { key: pressed, at: timeStamp } : null };
}
