import { spawn } from "node:child_process";
import { once } from "node:events";

/**
 * Undoes a change of the machine (a firewall's rule, a mounted folder) when asked to, or when this process is gone, however it
 * ends: a shell waits for that.
 * @param script of /bin/sh; `args` are its $1, $2 …
 * @returns undoes it now. @throws when the script fails
 */
export function undoWhenGone(script: string, args: readonly string[]): () => Promise<void> {
  const shell = spawn("/bin/sh", ["-c", `read -r word\n${script}`, "guichet-chaos-undo", ...args], {
    ...{ detached: true, stdio: ["pipe", "ignore", "ignore"] },
  });
  const ended = once(shell, "exit");
  ended.catch(() => {});
  shell.stdin.on("error", () => {});
  shell.unref();
  return async () => {
    // From now on somebody waits for it.
    shell.ref();
    shell.stdin.end("now\n");
    const [code] = await ended;
    if (code !== 0) throw new Error(`What was changed for a fault could not be undone: ${script} (${args.join(" ")})`);
  };
}
