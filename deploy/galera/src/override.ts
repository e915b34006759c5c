import { existsSync, readFileSync, renameSync, rmSync } from "node:fs";
import { log } from "./log.ts";
import type { NodeFiles } from "./node-files.ts";
import type { NodeState } from "./node-state.ts";

/** An operator's word, left in a file by operator.ts. It counts once. */
export class Override {
  readonly #files: NodeFiles;

  constructor(files: NodeFiles) {
    this.#files = files;
  }

  /** The nodes that the operator has named as gone, when the cluster shall be started from this node's data; null when that is not asked. */
  bootstrapWithout(): readonly string[] | null {
    const [command, ...gone] = this.#read().split(" ");
    return command === "bootstrap" ? gone : null;
  }

  /** Sets the data folder aside, when that is asked for: nothing is deleted. The node then fetches the cluster's data. */
  async discardIfAsked(state: NodeState): Promise<void> {
    if (this.#read() !== "discard") return;
    if (existsSync(this.#files.data)) {
      const aside = `${this.#files.data}.set-aside-${new Date().toISOString().replaceAll(/[-:]|\.\d+/g, "")}`;
      renameSync(this.#files.data, aside);
      log(`set this node's data aside, as told: ${aside}`);
    }
    state.keepLineage([]);
    state.folder = { kind: "empty" };
    this.heeded();
  }

  heeded(): void {
    rmSync(this.#files.override, { force: true });
  }

  #read(): string {
    return existsSync(this.#files.override) ? readFileSync(this.#files.override, "utf8").trim() : "";
  }
}
