import type { Folder } from "./report.ts";

const TOO_MANY = 3;

/**
 * Notices data that look whole, and on which MariaDB starts in vain: damage to what `--wsrep-recover` does not read. A node that has come
 * furthest would try for ever, and the others would wait for it for ever.
 */
export class FailedStarts {
  #inARow = 0;

  /** @param took whether the server became part of a cluster before it ended */
  note(took: boolean): void {
    this.#inARow = took ? 0 : this.#inARow + 1;
  }

  /** What is said of a folder until it is looked at again: that it cannot be used, when it was tried too often. Then the count begins anew. */
  judge(folder: Folder): Folder {
    if (folder.kind !== "history" || this.#inARow < TOO_MANY) return folder;
    this.#inARow = 0;
    return { kind: "unreadable", why: `it ended ${TOO_MANY} times in a row before it was part of a cluster` };
  }
}
