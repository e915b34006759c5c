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
  return readSetting("DATABASE_URL", env) ?? readEmbeddedUrl(dataDirOf(env));
}

/**
 * The same, by who may change its tables: DATABASE_URL, whoever that names, else the embedded one by its migrator.
 * @throws SettingError when there is neither
 */
export function readMigratorUrl(env: NodeJS.ProcessEnv = process.env): string {
  return readSetting("DATABASE_URL", env) ?? readEmbeddedUrl(dataDirOf(env), "migrator-url");
}

/**
 * The database that is read where others must not wait for it: DATABASE_READER_URL, else that of the other commands.
 * @throws SettingError when there is none
 */
export function readReaderUrl(env: NodeJS.ProcessEnv = process.env): string {
  return readSetting("DATABASE_READER_URL", env) ?? readDatabaseUrl(env);
}

/**
 * The databases that are checked against each other: the nodes of DATABASE_NODE_URLS, else the one of the other commands.
 * @throws SettingError when there is none
 */
export function readNodeUrls(env: NodeJS.ProcessEnv = process.env): string[] {
  const nodes = readSetting("DATABASE_NODE_URLS", env);
  if (nodes === undefined) return [readDatabaseUrl(env)];
  return nodes
    .split(",")
    .map((url) => url.trim())
    .filter((url) => url !== "");
}

/**
 * The database that Prisma Studio shows: STUDIO_DATABASE_URL, of a user who may only look, else DATABASE_URL, else the embedded one, by
 * such a user. Who may write takes the database of the other commands.
 * @throws SettingError when there is none
 */
export function readStudioUrl(canWrite: boolean, env: NodeJS.ProcessEnv = process.env): string {
  if (canWrite) return readDatabaseUrl(env);
  const given = readSetting("STUDIO_DATABASE_URL", env) ?? readSetting("DATABASE_URL", env);
  return given ?? readNote(dataDirOf(env), "studio-url") ?? readDatabaseUrl(env);
}

/** The folder for backups: BACKUP_DIR, else `backups` in DATA_DIR. */
export function readBackupDir(env: NodeJS.ProcessEnv = process.env): string {
  return resolve(readSetting("BACKUP_DIR", env) ?? `${dataDirOf(env)}/backups`);
}

/**
 * Where people reach the instance whose embedded database runs with this DATA_DIR; null with a DATABASE_URL, or when none runs:
 * then nobody has noted it.
 */
export function readNotedPublicUrl(env: NodeJS.ProcessEnv = process.env): string | null {
  return readSetting("DATABASE_URL", env) === undefined ? readNote(dataDirOf(env), "public-url") : null;
}

function readEmbeddedUrl(dataDir: string, name: "url" | "migrator-url" = "url"): string {
  const url = readNote(dataDir, name);
  if (url !== null) return url;
  throw new SettingError(
    `${SET_DATABASE_URL}, or run npm start in another terminal, with the same DATA_DIR: no database runs in ${dataDir}`,
  );
}

function dataDirOf(env: NodeJS.ProcessEnv): string {
  return resolve(readSetting("DATA_DIR", env) ?? ".data");
}

/** `npm start` writes these files while its database runs (scripts/lib/mariadb-data.mjs). */
function readNote(dataDir: string, name: "url" | "migrator-url" | "studio-url" | "public-url"): string | null {
  try {
    return readFileSync(resolve(dataDir, "mariadb", name), "utf8").trim();
  } catch {
    return null;
  }
}
