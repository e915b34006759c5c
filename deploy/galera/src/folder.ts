import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { NodeFiles } from "./node-files.ts";
import type { Folder } from "./report.ts";

/** No history (a node that never joined, or must fetch everything). */
const NIL = "00000000-0000-0000-0000-000000000000";

export interface Position {
  readonly uuid: string;
  readonly seqno: number;
}

/**
 * Looks at the data folder of a MariaDB that does not run.
 * @param recover starts MariaDB just so far that it says where its tables stand (`--wsrep-recover`); what it printed
 */
export async function inspectFolder(files: NodeFiles, recover: () => Promise<string>): Promise<Folder> {
  if (existsSync(files.founding) || !existsSync(files.data) || readdirSync(files.data).length === 0)
    return { kind: "empty" };
  if (!existsSync(files.whole)) return { kind: "incomplete" };
  const saved = readSaved(files);
  if (saved !== null && saved.uuid !== NIL && saved.seqno >= 0) return { kind: "history", ...saved };
  try {
    const recovered = parseRecovered(await recover());
    if (recovered.uuid !== NIL && recovered.seqno >= 0) return { kind: "history", ...recovered };
    return { kind: "unreadable", why: "they belong to no cluster" };
  } catch (error) {
    return { kind: "unreadable", why: error instanceof Error ? error.message : String(error) };
  }
}

/** What a MariaDB that was stopped in order wrote down (grastate.dat). Its number is -1 while it runs, and after a crash. */
function readSaved(files: NodeFiles): Position | null {
  const file = join(files.data, "grastate.dat");
  return existsSync(file) ? parseSaved(readFileSync(file, "utf8")) : null;
}

export function parseSaved(text: string): Position | null {
  const uuid = /^uuid:\s*([\da-f-]{36})\s*$/m.exec(text)?.[1];
  const seqno = /^seqno:\s*(-?\d+)\s*$/m.exec(text)?.[1];
  return uuid === undefined || seqno === undefined ? null : { uuid, seqno: Number(seqno) };
}

/**
 * Reads the position from what `mariadbd --wsrep-recover` printed.
 * @throws Error with its last words when there is none
 */
export function parseRecovered(output: string): Position {
  const found = /Recovered position: ([\da-f-]{36}):(-?\d+)/.exec(output);
  if (found) return { uuid: found[1] as string, seqno: Number(found[2]) };
  const errors = output.split("\n").filter((line) => line.includes("[ERROR]"));
  throw new Error(errors.slice(0, 3).join(" / ") || "mariadbd --wsrep-recover says nothing of a position");
}

/** Galera starts a cluster only from a folder that says it may (grastate.dat); whether it may was decided by more than this file. */
export function allowStart(files: NodeFiles, { uuid, seqno }: Position): void {
  const lines = [
    "# GALERA saved state",
    "version: 2.1",
    `uuid:    ${uuid}`,
    `seqno:   ${seqno}`,
    "safe_to_bootstrap: 1",
    "",
  ];
  writeFileSync(join(files.data, "grastate.dat"), lines.join("\n"));
}
