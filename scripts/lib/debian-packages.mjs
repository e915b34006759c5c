import { existsSync } from "node:fs";
import { CommandFailed, machineEnv, run } from "./children.mjs";
import { Failure, fullDisk, isFullDisk, lastLines } from "./failure.mjs";
import { findProgram } from "./mariadb-binaries.mjs";

/** What we may need from the system. The -core packages of MariaDB start no service and take no port. */
const NEEDS = {
  mariadb: {
    programs: [["mariadbd"], ["mariadb-install-db"], ["mariadb"]],
    packages: ["mariadb-server-core", "mariadb-client-core"],
    why: "the embedded database",
    otherwise:
      "Install MariaDB 10.11 or newer (on macOS: brew install mariadb),\nor use a server of yours: DATABASE_URL=mysql://user:password@host:3306/database npm start",
  },
  galera: {
    programs: [["wsrep_sst_mariabackup"], ["mariadb-backup"], ["haproxy"], ["socat"], ["openssl"]],
    packages: ["mariadb-server", "mariadb-backup", "galera-4", "haproxy", "socat", "openssl"],
    why: "a cluster of three nodes behind HAProxy",
    otherwise: "Install MariaDB's server with Galera 4, mariadb-backup, HAProxy, socat and openssl.",
  },
  dump: {
    programs: [["mariadb-dump"], ["mariadb"]],
    packages: ["mariadb-client"],
    why: "backups",
    otherwise: "Install MariaDB's client programs (on macOS: brew install mariadb).",
  },
  chromium: {
    programs: [["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"]],
    packages: ["chromium", "fonts-liberation"],
    why: "the tests in a real browser",
    otherwise: "Install Chromium, or leave those tests out: npm test -- --only validate,unit,web,integration",
  },
};

/** @typedef {"mariadb" | "galera" | "dump" | "chromium"} Need */

/** @param {Need} need */
const isMissing = (need) => NEEDS[need].programs.some((names) => findProgram(names) === undefined);

/** Debian, Ubuntu and their kin. */
const hasApt = () => existsSync("/etc/debian_version") && findProgram(["apt-get"]) !== undefined;

/**
 * What to do about missing programs on this kind of machine.
 * @param {Need[]} missing
 * @param {{ apt: boolean, root: boolean }} machine
 * @returns {{ install: string[], why: string } | Failure}
 */
export function planInstall(missing, { apt, root }) {
  const install = missing.flatMap((need) => NEEDS[need].packages);
  const why = missing.map((need) => NEEDS[need].why).join(" and ");
  if (apt && root) return { install, why };
  const programs = missing.flatMap((need) => NEEDS[need].programs.map((names) => names[0]));
  const otherwise = missing.map((need) => NEEDS[need].otherwise).join("\n");
  const command = `sudo apt-get update && sudo apt-get install -y --no-install-recommends ${install.join(" ")}`;
  return new Failure(
    `${why[0]?.toUpperCase()}${why.slice(1)} ${missing.length > 1 ? "need" : "needs"} ${programs.join(", ")}, which cannot be installed from here${apt ? " (not root)" : ""}.`,
    apt ? `${command}\nOr: ${otherwise}` : otherwise,
  );
}

/**
 * Installs the Debian packages of what is missing, where we may.
 * @param {Need[]} needs
 * @param {(text: string) => void} note told what is installed and why
 * @throws {Failure}
 */
export async function requirePrograms(needs, note) {
  const missing = needs.filter(isMissing);
  if (missing.length === 0) return;
  const plan = planInstall(missing, { apt: hasApt(), root: process.getuid?.() === 0 });
  if (plan instanceof Failure) throw plan;
  note(`installing ${plan.install.join(", ")} with apt-get, for ${plan.why}`);
  const env = { ...machineEnv(), DEBIAN_FRONTEND: "noninteractive" };
  const apt = ["-qq", "-o", "DPkg::Lock::Timeout=120", "-o", "Acquire::Retries=3"];
  // dpkg interrupted half-way blocks every later install; time to finish what it is at is cheap.
  const options = { env, patienceMs: 20_000 };
  let warnings = "";
  try {
    await run("dpkg", ["--configure", "-a"], options);
    // It succeeds, with warnings, when it reaches no mirror; they explain why the install then finds no package.
    warnings = await run("apt-get", [...apt, "update"], options);
    await run("apt-get", [...apt, "install", "-y", "--no-install-recommends", ...plan.install], options);
  } catch (error) {
    if (!(error instanceof CommandFailed)) throw error;
    if (isFullDisk(error.output)) throw fullDisk("/");
    throw new Failure(
      `apt-get could not install ${plan.install.join(", ")}. It said:\n${lastLines(`${warnings}\n${error.output}`, 8)}`,
      missing.map((need) => NEEDS[need].otherwise).join("\n"),
    );
  }
  const still = missing.filter(isMissing);
  if (still.length > 0) throw new Failure(`${plan.install.join(", ")} installed, but the programs were not found.`);
}
