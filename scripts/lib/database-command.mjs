import { existsSync } from "node:fs";
import { startChild } from "./children.mjs";
import { atEnd } from "./command.mjs";
import { requirePrograms } from "./debian-packages.mjs";
import { Failure } from "./failure.mjs";
import { filesOf } from "./mariadb-data.mjs";
import { isClaimed } from "./mariadb-owner.mjs";
import { step } from "./progress.mjs";
import { databaseDir } from "./server-settings.mjs";
import { readSetting } from "./settings.mjs";
import { prepareTool } from "./tools.mjs";

/** What needs no database, or one that is there for as long as it: `npm start` could not run beside one that we have started. */
const WITHOUT_EMBEDDED = /^(--help|-h|--newest-within|--every)(=|$)/;
/** Time for a command to give up what it is at. */
const PATIENCE_MS = 30_000;

/**
 * Runs a TypeScript command that works on the database of a setting, else on the embedded one, which is started for as long when
 * `npm start` does not run.
 * @param {{ file: string, args: string[], needs: import("./debian-packages.mjs").Need[], settings: string[], makesData?: boolean,
 *   tasks?: string[] }} options `file` is below the repository's top folder; `settings` are those that name a database; `makesData`:
 *   a new embedded database will do; `tasks` are turbo's, of what must be generated or built before
 * @returns {Promise<number>} its exit code
 */
export async function runDatabaseCommand({ file, args, needs, settings, makesData = false, tasks = ["generate"] }) {
  await prepareTool(needs, tasks);
  const mayWake = !args.some((arg) => WITHOUT_EMBEDDED.test(arg));
  if (mayWake && settings.every((name) => readSetting(name) === undefined)) await wakeEmbedded(makesData);
  const { code } = await startChild("node", [file, ...args], { patienceMs: PATIENCE_MS, asks: true }).ended;
  return code ?? 1;
}

/** @param {boolean} makesData */
async function wakeEmbedded(makesData) {
  const dataDir = databaseDir();
  if (isClaimed(dataDir)) return;
  if (!makesData && !existsSync(filesOf(dataDir).data)) {
    throw new Failure(
      `There is no database in ${dataDir}.`,
      "Run npm start, which makes one, or set DATABASE_URL, or the DATA_DIR that npm start had.",
    );
  }
  await requirePrograms(["mariadb"], (text) => console.log(text));
  const database = await step("Starting the embedded MariaDB", async (note) => {
    const { startMariadb } = await import("../embedded-mariadb.mjs");
    return startMariadb({ dataDir, log: note });
  });
  atEnd(database.stop);
}
