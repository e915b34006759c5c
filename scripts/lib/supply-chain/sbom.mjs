import { readFileSync } from "node:fs";
import { join } from "node:path";
import { machineEnv, startChild } from "../children.mjs";
import { Failure, lastLines } from "../failure.mjs";
import { ROOT } from "../settings.mjs";
import { foreignPackages } from "./lock-rules.mjs";

/** From the lock file, so that it is the same on every machine, installed or not. */
const ARGS = ["sbom", "--sbom-format=cyclonedx", "--sbom-type=application", "--package-lock-only", "--loglevel=error"];

/**
 * @typedef {{ "bom-ref": string, name: string, purl: string, hashes?: { alg: string, content: string }[] }} Component
 * @typedef {{ ref: string, dependsOn?: string[] }} Dependency
 * @typedef {{ bomFormat: string, metadata: { component: Component }, components: Component[],
 *   dependencies: Dependency[] }} Sbom
 */

/**
 * The bill of materials of the product: every package that it contains, with version, licence and hash, as npm knows them.
 * @returns {Promise<Sbom>} CycloneDX
 * @throws {Failure} when npm cannot make one
 */
export async function makeSbom() {
  const sbom = JSON.parse(await askNpm());
  const read = (/** @type {string} */ file) => JSON.parse(readFileSync(join(ROOT, file), "utf8"));
  // npm names the product after the folder that it is in.
  sbom.metadata.component.name = read("package.json").name;
  return withoutTools(sbom, read("package-lock.json"));
}

/** @returns {Promise<string>} */
async function askNpm() {
  let output = "";
  const onOutput = (/** @type {string} */ text) => {
    output += text;
  };
  const { code } = await startChild("npm", ARGS, { env: machineEnv(), onOutput }).ended;
  if (code === 0) return output;
  throw new Failure(`npm could not list what is contained. It said:\n${lastLines(output, 8)}`);
}

/**
 * Leaves out what only builds and tests the product. Not by npm's `--omit=dev`: that also drops whatever some package of the project
 * names among its devDependencies while another one ships it, here react and the database driver.
 * @param {Sbom} sbom of everything
 * @param {import("./lock-rules.mjs").Lock} lock
 * @returns {Sbom}
 */
export function withoutTools(sbom, lock) {
  const packages = foreignPackages(lock).map(({ name, entry }) => ({ ref: `${name}@${entry.version}`, entry }));
  const shipped = new Set(packages.flatMap(({ ref, entry }) => (entry.dev || entry.devOptional ? [] : [ref])));
  const tools = new Set(packages.map(({ ref }) => ref).filter((ref) => !shipped.has(ref)));
  return {
    ...sbom,
    components: sbom.components.filter((component) => !tools.has(component["bom-ref"])),
    dependencies: sbom.dependencies
      .filter(({ ref }) => !tools.has(ref))
      .map(({ dependsOn = [], ...rest }) => ({ ...rest, dependsOn: dependsOn.filter((ref) => !tools.has(ref)) })),
  };
}
