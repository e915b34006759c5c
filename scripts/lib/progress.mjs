/**
 * Does one step of a command and prints one line for it, with its time.
 * @template T
 * @param {string} title what is done, as `Installing npm packages`
 * @param {(note: (text: string) => void) => Promise<T> | T} work `note` adds a line below, for what a reader should know
 * @returns {Promise<T>}
 */
export async function step(title, work) {
  const began = performance.now();
  process.stdout.write(`• ${title} … `);
  const note = (/** @type {string} */ text) => process.stdout.write(`\n    ${text} … `);
  try {
    const result = await work(note);
    process.stdout.write(`${formatSeconds(performance.now() - began)}\n`);
    return result;
  } catch (error) {
    process.stdout.write(`failed after ${formatSeconds(performance.now() - began)}\n`);
    throw error;
  }
}

/**
 * @param {number} milliseconds
 * @returns {string} seconds with one decimal, minutes from 100 s: `0.3 s`, `2 min 05 s`
 */
export function formatSeconds(milliseconds) {
  if (milliseconds < 99_950) return `${(milliseconds / 1000).toFixed(1)} s`;
  const seconds = Math.round(milliseconds / 1000);
  return `${Math.floor(seconds / 60)} min ${String(seconds % 60).padStart(2, "0")} s`;
}
