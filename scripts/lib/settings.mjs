import { readFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { Failure } from "./failure.mjs";

/** The repository's top folder. */
export const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), "../..");

/**
 * A setting, given as NAME or as a file named by NAME_FILE.
 * @param {string} name
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {string | undefined} undefined when absent or empty
 * @throws {Failure} when the file cannot be read
 */
export function readSetting(name, env = process.env) {
  if (env[name]) return env[name];
  const file = env[`${name}_FILE`];
  if (!file) return undefined;
  try {
    return readFileSync(file, "utf8").trim() || undefined;
  } catch (error) {
    throw new Failure(`${name}_FILE=${file} cannot be read (${/** @type {Error} */ (error).message}).`, "Correct it.");
  }
}

/**
 * @param {string | undefined} value
 * @param {boolean} fallback
 */
export const isOn = (value, fallback) =>
  value === undefined ? fallback : !["0", "false", "no", "off"].includes(value.toLowerCase());
