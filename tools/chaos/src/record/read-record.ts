import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import type { Entry } from "./entry.ts";

/** The lines of a record one by one: a long run does not fit into memory. */
export async function* readRecord(path: string): AsyncGenerator<Entry> {
  for await (const line of createInterface({
    input: createReadStream(path, "utf8"),
    crlfDelay: Number.POSITIVE_INFINITY,
  })) {
    if (line !== "") yield JSON.parse(line) as Entry;
  }
}
