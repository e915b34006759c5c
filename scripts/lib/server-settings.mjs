import { writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { CommandFailed, projectEnv, run } from "./children.mjs";
import { Failure } from "./failure.mjs";
import { filesOf } from "./mariadb-data.mjs";
import { ROOT, readSetting } from "./settings.mjs";

/** Stands for the embedded database while the other settings are judged. */
const DATABASE_TO_COME = "mysql://guichet@127.0.0.1/guichet";
/** The exit code of apps/server/src/settings/check-settings.ts for a setting that cannot be used. */
const REFUSED = 2;

/** Where the instance keeps what outlives it. */
export const dataDir = () => resolve(ROOT, readSetting("DATA_DIR") ?? ".data");

/** Where the embedded database is. */
export const databaseDir = () => join(dataDir(), "mariadb");

/**
 * @typedef {{ ports: { web: number, api: number }, publicUrl: string }} Place `publicUrl`: where people reach the interfaces,
 *   unless PUBLIC_URL says otherwise
 */

/**
 * The environment in which the server runs.
 * @param {string} url of the database
 * @param {Place} place
 */
export const serverEnv = (url, { ports, publicUrl }) => ({
  ...projectEnv(),
  DATABASE_URL: url,
  WEB_PORT: String(ports.web),
  API_PORT: String(ports.api),
  PUBLIC_URL: readSetting("PUBLIC_URL") ?? publicUrl,
  DATA_DIR: dataDir(),
  // No proxy stands in front, to be told that another server takes over.
  DRAIN_SECONDS: readSetting("DRAIN_SECONDS") ?? "0",
  // A line per request would carry the addresses off the screen.
  LOG_LEVEL: readSetting("LOG_LEVEL") ?? "warn",
});

/**
 * Asks the server whether it could run with the settings as they are, before a database is made in vain.
 * @param {Place} place
 * @throws {Failure} about the first one that cannot be used
 */
export async function checkSettings(place) {
  const env = serverEnv(readSetting("DATABASE_URL") ?? DATABASE_TO_COME, place);
  try {
    await run("node", ["apps/server/src/settings/check-settings.ts"], { env });
  } catch (error) {
    if (!(error instanceof CommandFailed) || error.ending.code !== REFUSED) throw error;
    throw new Failure(error.output.trim(), "Correct it and run it again: README.md lists the settings.");
  }
}

/**
 * Notes where people reach the instance of the embedded database, for commands in another terminal.
 * @param {Place} place
 */
export function notePublicUrl({ publicUrl }) {
  writeFileSync(filesOf(databaseDir()).publicUrl, `${readSetting("PUBLIC_URL") ?? publicUrl}\n`);
}
