import {
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statfsSync,
  statSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { CommandFailed, run } from "./children.mjs";
import { Failure, fullDisk, isFullDisk, lastLines } from "./failure.mjs";

/** Bytes that a new data folder takes, with room for its first tables. */
const SPACE_FOR_NEW_DATA = 400 * 1024 * 1024;
const SPACE_TO_RUN = 50 * 1024 * 1024;

/**
 * The files of one embedded database. Everything is inside `dataDir`, so that deleting it forgets it all.
 * @param {string} dataDir
 */
export const filesOf = (dataDir) => ({
  data: join(dataDir, "data"),
  unfinished: join(dataDir, "data.tmp"),
  scratch: join(dataDir, "scratch"),
  password: join(dataDir, "password"),
  migratorPassword: join(dataDir, "migrator-password"),
  studioPassword: join(dataDir, "studio-password"),
  initSql: join(dataDir, "init.sql"),
  url: join(dataDir, "url"),
  migratorUrl: join(dataDir, "migrator-url"),
  studioUrl: join(dataDir, "studio-url"),
  publicUrl: join(dataDir, "public-url"),
  log: join(dataDir, "mariadbd.log"),
});

/**
 * The system user that mariadbd runs as. It refuses root unless told so; we give root up where there is a `mysql` user
 * that can reach the folder. Existing data stay with the user who owns them.
 * @param {string} dataDir
 * @returns {{ name?: string, uid: number, gid: number }} `name` is absent when we are not root: no choice, then
 */
export function chooseUser(dataDir) {
  const uid = process.getuid?.() ?? 0;
  const gid = process.getgid?.() ?? 0;
  if (uid !== 0) return { uid, gid };
  const root = { name: "root", uid: 0, gid: 0 };
  const mysql = readUser("mysql");
  if (!mysql) return root;
  const { data } = filesOf(dataDir);
  if (existsSync(data)) return statSync(data).uid === mysql.uid ? mysql : root;
  return isReachable(dataDir) ? mysql : root;
}

/** @param {string} name */
function readUser(name) {
  const line = readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .find((row) => row.startsWith(`${name}:`));
  const [, , uid, gid] = line?.split(":") ?? [];
  return uid && gid ? { name, uid: Number(uid), gid: Number(gid) } : undefined;
}

/**
 * Whether another user may pass through every folder above and including this one.
 * @param {string} folder
 */
function isReachable(folder) {
  for (let at = folder; ; at = dirname(at)) {
    if ((statSync(at).mode & 0o001) === 0) return false;
    if (at === dirname(at)) return true;
  }
}

/**
 * Creates the data folder when there is none. It is made under another name and renamed, so that a run that is killed
 * half-way leaves nothing that looks finished.
 * @param {{ dataDir: string, installer: string, user: ReturnType<typeof chooseUser> }} options
 * @returns {Promise<boolean>} true when it was created now
 * @throws {Failure} a full disk, a folder that holds something else
 */
export async function prepareData({ dataDir, installer, user }) {
  const { data, unfinished } = filesOf(dataDir);
  const free = freeBytes(dataDir);
  const isNew = !existsSync(data) || readdirSync(data).length === 0;
  if (free < (isNew ? SPACE_FOR_NEW_DATA : SPACE_TO_RUN)) throw fullDisk(dataDir);
  if (!isNew) {
    if (!existsSync(join(data, "ibdata1"))) throw brokenData(data, "ibdata1 is missing from it.");
    return false;
  }
  rmSync(data, { recursive: true, force: true });
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(unfinished, { mode: 0o700 });
  chownSync(unfinished, user.uid, user.gid);
  const args = [
    "--no-defaults",
    `--datadir=${unfinished}`,
    `--tmpdir=${makeScratch(dataDir, user)}`,
    "--auth-root-authentication-method=normal",
    "--skip-test-db",
    "--skip-name-resolve",
    ...(user.name ? [`--user=${user.name}`] : []),
  ];
  try {
    await run(installer, args);
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true });
    if (!(error instanceof CommandFailed)) throw error;
    if (isFullDisk(error.output)) throw fullDisk(dataDir);
    // Its last words are general advice: what went wrong stands before.
    const errors = error.output.split("\n").filter((line) => line.includes("ERROR"));
    const detail = lastLines(errors.length > 0 ? errors.join("\n") : error.output, 12);
    throw new Failure(`MariaDB could not create its data folder in ${dataDir} (${error.message}):\n${detail}`);
  }
  renameSync(unfinished, data);
  return true;
}

/**
 * An empty folder of its own for temporary tables. A starting mariadbd deletes all of them that it finds in its folder: in a
 * shared /tmp those of its living neighbours too, which then crash.
 * @param {string} dataDir
 * @param {ReturnType<typeof chooseUser>} user
 */
export function makeScratch(dataDir, user) {
  const { scratch } = filesOf(dataDir);
  rmSync(scratch, { recursive: true, force: true });
  mkdirSync(scratch, { mode: 0o700 });
  chownSync(scratch, user.uid, user.gid);
  return scratch;
}

/** @param {string} folder */
function freeBytes(folder) {
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize;
}

/**
 * @param {string} data
 * @param {string} detail
 */
export const brokenData = (data, detail) =>
  new Failure(
    `The database folder ${data} is broken: ${detail}`,
    `If it held nothing you need, delete ${dirname(data)} and run it again; otherwise restore it from a backup.`,
  );
