import { readFileSync } from "node:fs";
import { resolve } from "node:path";

/** A setting that cannot be used; `message` is one line for whoever starts the program. */
export class SettingError extends Error {
  override readonly name = "SettingError";
}

/** What to do when no database is named. */
export const SET_DATABASE_URL = "Set DATABASE_URL (mysql://user:password@host:3306/database) or DATABASE_URL_FILE";

/**
 * A setting, from the variable or the file that NAME_FILE names. An empty one counts as absent.
 * @throws SettingError when the file cannot be read
 */
export function readSetting(name: string, env: NodeJS.ProcessEnv = process.env): string | undefined {
  const value = env[name];
  if (value) return value;
  const file = env[`${name}_FILE`];
  if (!file) return undefined;
  try {
    return readFileSync(file, "utf8").trim() || undefined;
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new SettingError(`${name}_FILE=${file} cannot be read: ${why}`);
  }
}

/**
 * The database that a command works on: DATABASE_URL, else the embedded one that `npm start` runs with this DATA_DIR.
 * @throws SettingError when there is neither
 */
export function readDatabaseUrl(env: NodeJS.ProcessEnv = process.env): string {
  return readSetting("DATABASE_URL", env) ?? readEmbeddedUrl(resolve(readSetting("DATA_DIR", env) ?? ".data"));
}

/** scripts/embedded-mariadb.mjs writes the file while its database runs. */
function readEmbeddedUrl(dataDir: string): string {
  try {
    return readFileSync(resolve(dataDir, "mariadb", "url"), "utf8").trim();
  } catch {
    throw new SettingError(`${SET_DATABASE_URL}, or run npm start in another terminal: no database runs in ${dataDir}`);
  }
}
