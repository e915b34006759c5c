/**
 * @typedef {{ version?: string, resolved?: string, integrity?: string, link?: boolean, inBundle?: boolean,
 *   hasInstallScript?: boolean, license?: string, dev?: boolean, devOptional?: boolean, optional?: boolean }} LockEntry
 * @typedef {{ lockfileVersion?: number, packages: Record<string, LockEntry> }} Lock
 */

/** Where packages come from. A mirror is a setting of the machine that installs; the lock file names none. */
const REGISTRY = "https://registry.npmjs.org/";

/**
 * The packages of others in a lock file: not the project's own folders, nor the links to them.
 * @param {Lock} lock
 * @returns {{ name: string, path: string, entry: LockEntry }[]}
 */
export function foreignPackages(lock) {
  return Object.entries(lock.packages).flatMap(([path, entry]) => {
    const [, name] = /(?:^|\/)node_modules\/((?:@[^/]+\/)?[^/]+)$/.exec(path) ?? [];
    return name === undefined || entry.link === true ? [] : [{ name, path, entry }];
  });
}

/**
 * What is wrong with where packages come from: each must be held to its content by a SHA-512, whichever server gives it, and none may
 * name another place than the registry (a git address, a file, somebody's server).
 * @param {Lock} lock
 * @returns {string[]} one line each
 */
export function complainAboutOrigins(lock) {
  const complaints = lock.lockfileVersion === 3 ? [] : [`the lock file has version ${lock.lockfileVersion}, not 3`];
  for (const { path, entry } of foreignPackages(lock)) {
    // What a package brings along inside is held by that package's own hash.
    if (entry.inBundle === true) continue;
    if (!/^sha512-[A-Za-z0-9+/]{86}==$/.test(entry.integrity ?? ""))
      complaints.push(`${path} has no SHA-512 of its content`);
    if (entry.resolved !== undefined && !entry.resolved.startsWith(REGISTRY)) {
      complaints.push(`${path} comes from ${entry.resolved}, not from ${REGISTRY}`);
    }
  }
  for (const [path, entry] of Object.entries(lock.packages)) {
    if (entry.link === true && !(entry.resolved !== undefined && entry.resolved in lock.packages)) {
      complaints.push(`${path} is a link to ${entry.resolved}, which is none of the project's folders`);
    }
  }
  return complaints;
}

/**
 * Whether somebody has decided about each package that wants to run a script when it is installed, and about no other.
 * @param {Lock} lock
 * @param {Record<string, unknown>} allowScripts of package.json: name → whether its scripts run
 * @returns {string[]} one line each
 */
export function complainAboutScripts(lock, allowScripts) {
  const wanting = new Set(
    foreignPackages(lock).flatMap(({ name, entry }) => (entry.hasInstallScript === true ? [name] : [])),
  );
  const undecided = [...wanting].filter((name) => typeof allowScripts[name] !== "boolean");
  const needless = Object.keys(allowScripts).filter((name) => !wanting.has(name));
  return [
    ...undecided.map(
      (name) => `${name} runs a script when it is installed: decide in "allowScripts" of package.json (true or false)`,
    ),
    ...needless.map((name) => `"allowScripts" of package.json names ${name}, which has no install script`),
  ];
}

/** Of peers, a range says what is borne; what is installed is exact. */
const EXACT_IN = ["dependencies", "devDependencies", "optionalDependencies"];
/** Also of a package that goes by another name here: `npm:typescript@7.0.2`. */
const EXACT = /^(?:npm:(?:@[\w.-]+\/)?[\w.-]+@)?\d+\.\d+\.\d+(?:-[\w.]+)?$/;

/**
 * Whether every dependency is named with the one version that was tested.
 * @param {string} file for the message
 * @param {Record<string, any>} manifest a package.json
 * @returns {string[]} one line each
 */
export function complainAboutVersions(file, manifest) {
  return EXACT_IN.flatMap((kind) =>
    Object.entries(manifest[kind] ?? {})
      .filter(([, version]) => !EXACT.test(version))
      .map(([name, version]) => `${file}: ${name} is "${version}", which is no exact version`),
  );
}
