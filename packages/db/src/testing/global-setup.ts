import { rm } from "node:fs/promises";
import type { TestProject } from "vitest/node";
import { startMariadb } from "../../../../scripts/embedded-mariadb.mjs";
import { makeTestFolder } from "../../../../scripts/lib/memory-folder.mjs";

/**
 * Where each test file makes and drops its own databases, waiting for the disk is most of the work. "loose": a server that does not know
 * one of these is only slower.
 */
const WITHOUT_DISK = [
  "--innodb-flush-log-at-trx-commit=0",
  "--innodb-doublewrite=0",
  "--loose-innodb-flush-method=nosync",
  "--loose-debug-no-sync",
  "--loose-sync-frm=OFF",
  "--loose-innodb-file-per-table=OFF",
];

/** Starts one throwaway MariaDB for all integration tests of a run. Its data need not survive a crash: no fsync. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dataDir = makeTestFolder();
  const server = await startMariadb({ dataDir, extraArgs: WITHOUT_DISK });
  project.provide("mariadbUrl", server.url);
  project.provide("migratorUrl", server.migratorUrl);
  project.provide("studioUrl", server.studioUrl);
  return async () => {
    await server.stop();
    await rm(dataDir, { recursive: true, force: true });
  };
}
