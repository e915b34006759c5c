import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";

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
