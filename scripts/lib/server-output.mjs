/** What is kept to explain an end, in characters. */
const KEPT = 20_000;

/**
 * Holds back what the server prints until the addresses are on the screen, so that the link for the first admin comes
 * last; from then on passes everything through.
 * @param {(text: string) => void} [write]
 */
export function followServer(write = (text) => process.stdout.write(text)) {
  let kept = "";
  let held = "";
  let speaking = false;
  return {
    /** @param {string} text */
    take(text) {
      kept = `${kept}${text}`.slice(-KEPT);
      if (speaking) write(text);
      else held += text;
    },
    speak() {
      speaking = true;
      if (held) write(held);
      held = "";
    },
    text: () => kept,
  };
}
