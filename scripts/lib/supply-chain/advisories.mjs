import { machineEnv, startChild } from "../children.mjs";

/**
 * @typedef {{ kind: "clean" } | { kind: "vulnerable", packages: string[] } | { kind: "not-available", why: string }} Advice
 */

/** What `npm audit` is asked: of what the product contains, what is known and serious. */
const ARGS = ["audit", "--omit=dev", "--audit-level=high", "--json"];
const SERIOUS = ["high", "critical"];

/**
 * Asks the registry what is known about the packages in the lock file. Many registries (mirrors, caches) do not answer that question:
 * then nothing is known, which is not the same as nothing being wrong.
 * @returns {Promise<Advice>}
 */
export async function askForAdvisories() {
  let output = "";
  const child = startChild("npm", ARGS, {
    env: machineEnv(),
    onOutput: (text) => {
      output += text;
    },
  });
  await child.ended;
  return readAdvisories(output);
}

/**
 * @param {string} output of `npm audit --json`, with what npm says besides
 * @returns {Advice}
 */
export function readAdvisories(output) {
  const report = findReport(output);
  if (report?.metadata?.vulnerabilities === undefined) {
    return { kind: "not-available", why: report?.message ?? (output.trim().split("\n")[0] || "npm said nothing") };
  }
  const packages = Object.values(report.vulnerabilities ?? {})
    .filter(({ severity }) => SERIOUS.includes(severity))
    .map(({ name, severity, via }) => `${name} (${severity}): ${titlesOf(via).join("; ")}`);
  return packages.length === 0 ? { kind: "clean" } : { kind: "vulnerable", packages };
}

/**
 * The JSON among npm's lines.
 * @param {string} output
 * @returns {any}
 */
function findReport(output) {
  const begin = output.search(/^\{/m);
  const end = output.search(/^\}/m);
  if (begin === -1 || end < begin) return undefined;
  try {
    return JSON.parse(output.slice(begin, end + 1));
  } catch {
    return undefined;
  }
}

/**
 * Each cause is an advisory, or the name of another package that has one.
 * @param {(string | { title?: string, url?: string })[]} via
 */
const titlesOf = (via) =>
  via.map((cause) => (typeof cause === "string" ? `through ${cause}` : `${cause.title} ${cause.url ?? ""}`.trim()));
