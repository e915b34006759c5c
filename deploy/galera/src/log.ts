/** One line, for people. MariaDB's own lines stand between them. */
export function log(text: string): void {
  process.stdout.write(`${new Date().toISOString()} guichet-node: ${text}\n`);
}

/**
 * A log for what is looked at again and again: says a thing when it is new, and once a minute while it stays so. That a node which
 * goes on has come further (`3761f162:812`) is nothing new.
 */
export function quietLog(write: (text: string) => void = log): (text: string) => void {
  let last = { text: "", at: 0 };
  return (line) => {
    const text = line.replaceAll(/:\d+\b/g, "");
    const at = performance.now();
    if (text === last.text && at - last.at < 60_000) return;
    last = { text, at };
    write(line);
  };
}
