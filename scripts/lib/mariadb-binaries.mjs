import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";
import { run } from "./children.mjs";
import { Failure } from "./failure.mjs";

/** Where packages put them when PATH does not say (Debian's /usr/sbin is not in a plain user's PATH). */
const USUAL_PLACES = [
  "/usr/sbin",
  "/usr/bin",
  "/usr/local/sbin",
  "/usr/local/bin",
  "/opt/homebrew/bin",
  "/opt/local/bin",
];

/**
 * The first of several programs that can be run, with its full path.
 * @param {string[]} names in order of preference
 * @returns {string | undefined}
 */
export function findProgram(names) {
  const folders = [...(process.env.PATH ?? "").split(delimiter).filter(Boolean), ...USUAL_PLACES];
  for (const name of names) {
    for (const folder of folders) {
      const file = join(folder, name);
      try {
        accessSync(file, constants.X_OK);
        return file;
      } catch {
        // Not in this folder.
      }
    }
  }
  return undefined;
}

/** The programs of an embedded MariaDB; a field is undefined when the program is not installed. */
export const findMariadb = () => ({
  server: findProgram(["mariadbd"]),
  installer: findProgram(["mariadb-install-db"]),
});

/** The first long-term release with the collation that the tables use (utf8mb4_uca1400_ai_ci). */
const OLDEST_MARIADB = [10, 11];

/**
 * @param {string} banner what `mariadbd --version` prints
 * @returns {boolean | undefined} whether it is new enough; undefined when it names no MariaDB version
 */
export function isRecentMariadb(banner) {
  const [, major, minor] = /(\d+)\.(\d+)\.\d+-MariaDB/.exec(banner) ?? [];
  if (major === undefined || minor === undefined) return undefined;
  const [wantMajor = 0, wantMinor = 0] = OLDEST_MARIADB;
  return Number(major) > wantMajor || (Number(major) === wantMajor && Number(minor) >= wantMinor);
}

/**
 * @param {string} server path of mariadbd
 * @throws {Failure}
 */
export async function requireMariadbVersion(server) {
  const banner = await run(server, ["--no-defaults", "--version"]);
  if (isRecentMariadb(banner)) return;
  throw new Failure(
    `MariaDB ${OLDEST_MARIADB.join(".")} or newer is needed; ${server} says: ${banner.trim() || "nothing"}`,
    "Install a newer one (https://mariadb.org/download), or set DATABASE_URL.",
  );
}
