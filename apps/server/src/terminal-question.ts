import { createInterface } from "node:readline/promises";

/**
 * Asks whoever sits at the terminal, on standard error: standard output is for results.
 * @returns whether they agreed; null when nobody is there to be asked
 */
export async function askAtTerminal(question: string): Promise<boolean | null> {
  if (!process.stdin.isTTY) return null;
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  try {
    // Whoever leaves instead of answering (Ctrl-C, Ctrl-D) has not agreed.
    const answer = await terminal.question(`${question} (y/N) `).catch(() => "");
    return /^\s*y(es)?\s*$/i.test(answer);
  } finally {
    terminal.close();
  }
}
