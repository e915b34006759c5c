import { foreignPackages } from "./lock-rules.mjs";

/** Licences under which the product may contain, and be shipped with, somebody else's work: SPDX identifiers. */
const ALLOWED = new Set([
  "0BSD",
  "Apache-2.0",
  "BSD-2-Clause",
  "BSD-3-Clause",
  "BlueOak-1.0.0",
  "CC0-1.0",
  "ISC",
  "MIT",
  "MIT-0",
  // For changes to their own files alone; we change none.
  "MPL-2.0",
  "Unlicense",
  "Zlib",
]);

/** Others, each for a reason that was looked at. A package that changes its licence is asked about again. */
const EXCEPTIONS = new Map([
  // A font, shipped as the files that its makers publish.
  ["@fontsource-variable/bricolage-grotesque", "OFL-1.1"],
  // The database driver: used as it is, as a module of its own that whoever runs the server may replace.
  ["mariadb", "LGPL-2.1-or-later"],
  // Lays out Studio's diagram, in a page for operators; unchanged.
  ["elkjs", "EPL-2.0"],
  // States no licence in its package.json; its file LICENSE is the MIT licence.
  ["seq-queue", undefined],
]);

/**
 * libvips and what it needs, as the makers of sharp build it for each platform (packages `@img/sharp-…`): a shared library, unchanged and
 * in a package of its own, that whoever runs the server may replace, as the LGPL wants. Where it is one file with sharp's own code
 * (Windows, WebAssembly), that code is Apache-2.0 and the package is replaced as a whole. Only there is this licence borne.
 */
const IMAGE_LIBRARY = /^@img\/sharp-/;
const WITH_IMAGE_LIBRARY = new Set([...ALLOWED, "LGPL-3.0-or-later"]);

/**
 * Whether an SPDX expression leaves us a licence that is allowed: one side of an OR, all sides of an AND.
 * @param {string | undefined} expression
 * @param {ReadonlySet<string>} [allowed]
 * @returns {boolean}
 */
export function isAllowed(expression, allowed = ALLOWED) {
  if (expression === undefined) return false;
  // The grammar has names, AND, OR, brackets; AND binds closer (SPDX 2.3, annex D). Some write the words small.
  const words = expression.replaceAll(/[()]/g, " $& ").trim().split(/\s+/);
  let at = 0;
  const either = () => {
    let verdict = both();
    while (words[at]?.toUpperCase() === "OR") {
      at += 1;
      verdict = both() || verdict;
    }
    return verdict;
  };
  const both = () => {
    let verdict = one();
    while (words[at]?.toUpperCase() === "AND") {
      at += 1;
      verdict = one() && verdict;
    }
    return verdict;
  };
  const one = () => {
    const word = words[at] ?? "";
    at += 1;
    if (word !== "(") return allowed.has(word);
    const verdict = either();
    at += 1;
    return verdict && words[at - 1] === ")";
  };
  const verdict = either();
  return verdict && at === words.length;
}

/**
 * The packages whose licence nobody has agreed to, of all that are in the lock file: tools too, for what they write is shipped.
 * @param {import("./lock-rules.mjs").Lock} lock
 * @returns {string[]} one line each
 */
export function complainAboutLicences(lock) {
  const seen = new Set();
  const complaints = foreignPackages(lock).flatMap(({ name, path, entry }) => {
    seen.add(name);
    const isExcepted = EXCEPTIONS.has(name) && EXCEPTIONS.get(name) === entry.license;
    if (isExcepted || isAllowed(entry.license)) return [];
    if (IMAGE_LIBRARY.test(name) && isAllowed(entry.license, WITH_IMAGE_LIBRARY)) return [];
    return [`${path} has the licence ${entry.license ?? "(none stated)"}: see scripts/lib/supply-chain/licences.mjs`];
  });
  const gone = [...EXCEPTIONS.keys()].filter((name) => !seen.has(name));
  return [
    ...complaints,
    ...gone.map((name) => `an exception is made for the licence of ${name}, which is not installed`),
  ];
}
