import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { CommandFailed, machineEnv, run } from "./children.mjs";
import { Failure, fullDisk, isFullDisk, lastLines } from "./failure.mjs";
import { ROOT } from "./settings.mjs";

/**
 * @typedef {{ version?: string, resolved?: string, integrity?: string, link?: boolean, optional?: boolean,
 *   devOptional?: boolean, extraneous?: boolean }} LockEntry
 * @typedef {{ packages?: Record<string, LockEntry> }} Lock
 */

/**
 * Whether what is installed is what the lock file asks for. npm writes its own record of an install
 * (node_modules/.package-lock.json) as the last act of a successful one, so a killed install does not match.
 * @param {Lock} wanted package-lock.json
 * @param {Lock | undefined} installed node_modules/.package-lock.json
 * @returns {boolean}
 */
export function matchesLock(wanted, installed) {
  if (!wanted.packages || !installed?.packages) return false;
  for (const [path, entry] of Object.entries(wanted.packages)) {
    if (!path.includes("node_modules/")) continue; // the workspaces themselves
    const present = installed.packages[path];
    if (!present) {
      if (entry.optional || entry.devOptional) continue; // for another platform
      return false;
    }
    if (present.version !== entry.version || present.integrity !== entry.integrity) return false;
    if (present.link !== entry.link || (entry.link && present.resolved !== entry.resolved)) return false;
  }
  return Object.keys(installed.packages).every(
    (path) => !path.includes("node_modules/") || path in (wanted.packages ?? {}),
  );
}

/** @param {string} file @returns {Lock | undefined} */
function readLock(file) {
  if (!existsSync(file)) return undefined;
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return undefined;
  }
}

/** True when nothing needs to be installed. */
export async function isInstalled() {
  const wanted = readLock(join(ROOT, "package-lock.json"));
  if (!wanted) throw new Failure("package-lock.json is missing or unreadable.", "git checkout package-lock.json");
  return matchesLock(wanted, readLock(join(ROOT, "node_modules/.package-lock.json"))) && (await projectNodeWorks());
}

/** The server's TypeScript runs unbuilt, which takes the Node 24 that is one of our packages. */
async function projectNodeWorks() {
  try {
    const version = await run(join(ROOT, "node_modules/.bin/node"), ["--version"]);
    return Number(/^v(\d+)/.exec(version)?.[1]) >= 24;
  } catch (error) {
    const { code } = /** @type {NodeJS.ErrnoException} */ (error);
    if (error instanceof CommandFailed || code === "ENOENT" || code === "EACCES") return false;
    throw error; // We are being stopped: no reason to install anything.
  }
}

/**
 * Installs exactly what the lock file says. Of its packages only those that package.json allows run a script: npm obeys `allowScripts`
 * from version 11 on, and of a package that is not listed only warns; so scripts are off, and those that may are run by name.
 * @throws {Failure}
 */
export async function installNodeModules() {
  // --include=dev: with NODE_ENV=production npm would leave out what builds the interfaces.
  const args = ["ci", "--ignore-scripts", "--include=dev", "--no-fund", "--no-audit", "--loglevel=error"];
  try {
    await run("npm", args, { env: machineEnv() });
    const rebuild = ["rebuild", ...scriptsAllowed(), "--ignore-scripts=false", "--loglevel=error"];
    await run("npm", rebuild, { env: machineEnv() });
  } catch (error) {
    throw explainNpm(error);
  }
  if (await projectNodeWorks()) return;
  throw new Failure(
    "npm installed the packages, but not the Node 24 among them (its install script did not run).",
    "Allow it once: npm rebuild node --ignore-scripts=false",
  );
}

/** The packages whose install scripts run: Node 24 comes by one. */
function scriptsAllowed() {
  const { allowScripts } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8"));
  return Object.keys(allowScripts).filter((name) => allowScripts[name] === true);
}

/**
 * @param {unknown} error
 * @returns {unknown} a Failure where the cause is known
 */
export function explainNpm(error) {
  if (!(error instanceof CommandFailed)) {
    const missing = /** @type {NodeJS.ErrnoException} */ (error).code === "ENOENT";
    return missing ? new Failure("npm is not in PATH.", "Install Node.js with npm from https://nodejs.org.") : error;
  }
  const { output } = error;
  if (isFullDisk(output)) return fullDisk(ROOT);
  if (/EAI_AGAIN|ENOTFOUND|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ERR_SOCKET_TIMEOUT/.test(output)) {
    return new Failure("npm cannot reach its registry.", "Check the network (npm ping) and run it again.");
  }
  if (/can only install packages when your package.json and package-lock.json/.test(output)) {
    return new Failure(
      "package-lock.json does not fit package.json.",
      "Run npm install once and commit the lock file.",
    );
  }
  return new Failure(`npm ci failed (${error.message}) It said:\n${lastLines(output, 15)}`);
}
