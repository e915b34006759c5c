import { spawn } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Readable, Writable } from "node:stream";
import type { DatabaseAddress } from "../url.ts";
import { BackupRefused } from "./refusal.ts";

export type ClientProgram = "mariadb-dump" | "mariadb";

/** A running program of MariaDB's. */
export interface RunningClient {
  readonly output: Readable;
  readonly input: Writable;
  /** Settles when it has ended. Rejects with BackupRefused and what it said, unless it succeeded. */
  readonly ended: Promise<void>;
  /** Ends it, and removes the file with the password. */
  stop(): Promise<void>;
}

/** The end of what a program says is kept: it may complain at length. */
const MOST_SAID = 4_000;

/**
 * Starts a program on a database. Whoever may read the machine's process list sees its command line: address and password are in
 * a file that we alone may read, for as long as it runs.
 * @throws BackupRefused when it is not installed
 */
export async function startClient(
  program: ClientProgram,
  args: readonly string[],
  address: DatabaseAddress,
): Promise<RunningClient> {
  const folder = await mkdtemp(join(tmpdir(), "guichet-client-"));
  const removeFolder = () => rm(folder, { recursive: true, force: true });
  try {
    const options = join(folder, "options.cnf");
    await writeFile(options, optionsFor(address), { mode: 0o600, flag: "wx" });
    const child = spawn(program, [`--defaults-file=${options}`, ...args], { stdio: "pipe" });
    let said = "";
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      said = `${said}${text}`.slice(-MOST_SAID);
    });
    // It may end before it has read all: why is in its exit code.
    child.stdin.on("error", () => undefined);
    const ended = new Promise<void>((resolve, reject) => {
      child.once("error", (error) => reject(notRunnable(program, error)));
      child.once("close", (code, signal) => {
        if (code === 0) resolve();
        else reject(new BackupRefused(`${program} ended with ${signal ?? `code ${code}`}: ${lastLine(said)}`));
      });
    }).finally(removeFolder);
    ended.catch(() => undefined);
    return {
      output: child.stdout,
      input: child.stdin,
      ended,
      async stop() {
        child.kill("SIGTERM");
        await ended.catch(() => undefined);
      },
    };
  } catch (error) {
    await removeFolder();
    throw error;
  }
}

/**
 * An option file for one connection. From 11.4 on the programs demand a certificate that they can verify, unless told otherwise;
 * the application's driver does not, and neither may what stands in for it.
 */
export function optionsFor({ host, port, user, password }: DatabaseAddress): string {
  return [
    "[client]",
    `host=${quote(host)}`,
    `port=${port}`,
    "protocol=tcp",
    `user=${quote(user)}`,
    `password=${quote(password)}`,
    "default-character-set=utf8mb4",
    "skip-ssl-verify-server-cert",
    "",
  ].join("\n");
}

/** A value of an option file: `\` begins an escape, also within quotation marks. */
function quote(value: string): string {
  return `"${value.replaceAll("\\", "\\\\").replaceAll('"', '\\"').replaceAll("\n", "\\n").replaceAll("\r", "\\r")}"`;
}

function notRunnable(program: ClientProgram, error: NodeJS.ErrnoException): BackupRefused {
  if (error.code !== "ENOENT") return new BackupRefused(`${program} could not be run: ${error.message}`);
  return new BackupRefused(`${program} is not installed: it is in Debian's package mariadb-client`);
}

function lastLine(text: string): string {
  return text.trim().split("\n").at(-1)?.trim() || "it did not say why";
}
