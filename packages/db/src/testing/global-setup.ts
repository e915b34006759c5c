import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { startMariadb } from "../../../../scripts/embedded-mariadb.mjs";

/** Starts one throwaway MariaDB for all integration tests of a run. Its data need not survive a crash: no fsync. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dataDir = await mkdtemp(join(tmpdir(), "guichet-test-"));
  const server = await startMariadb({
    dataDir,
    extraArgs: ["--innodb-flush-log-at-trx-commit=0", "--innodb-doublewrite=0"],
  });
  project.provide("mariadbUrl", server.url);
  project.provide("studioUrl", server.studioUrl);
  return async () => {
    await server.stop();
    await rm(dataDir, { recursive: true, force: true });
  };
}
