import { closeSync, openSync, writeSync } from "node:fs";
import type { Entry } from "./entry.ts";

/** Characters that are kept in memory before they are written. */
const BUFFER = 64 * 1024;

/** Writes the record of a round, a line of JSON for each request, in the order in which their outcomes were known. */
export class Recorder {
  readonly path: string;
  readonly #file: number;
  #buffer = "";

  constructor(path: string) {
    this.path = path;
    this.#file = openSync(path, "w");
  }

  add(entry: Entry): void {
    this.#buffer += `${JSON.stringify(entry)}\n`;
    if (this.#buffer.length >= BUFFER) this.#flush();
  }

  close(): void {
    this.#flush();
    closeSync(this.#file);
  }

  #flush(): void {
    writeSync(this.#file, this.#buffer);
    this.#buffer = "";
  }
}
