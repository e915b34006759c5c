import type { Folder } from "./report.ts";

/** Starting the cluster takes nothing but the data; joining it may fail for reasons of the others. */
const WEIGHT = { join: 1, revive: 3, found: 3 } as const;
const TOO_MUCH = 9;

/**
 * Notices data that look whole, and on which MariaDB starts in vain: damage to what `--wsrep-recover` does not read. A node that has come
 * furthest would try for ever, and the others would wait for it for ever.
 */
export class FailedStarts {
  #weight = 0;

  /** @param took whether the server became part of a cluster before it ended */
  note(kind: keyof typeof WEIGHT, took: boolean): void {
    this.#weight = took ? 0 : this.#weight + WEIGHT[kind];
  }

  /** What is said of a folder until it is looked at again: that it cannot be used, when it was tried too often. Then the count begins anew. */
  judge(folder: Folder): Folder {
    if (folder.kind !== "history" || this.#weight < TOO_MUCH) return folder;
    this.#weight = 0;
    return { kind: "unreadable", why: "it ended again and again before it was part of a cluster" };
  }
}
