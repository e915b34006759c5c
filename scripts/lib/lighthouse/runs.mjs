import { parseArgs } from "node:util";
import { Failure } from "../failure.mjs";

export const USAGE =
  "npm run lighthouse [-- --runs N] [-- --json FILE]   (WEB_PORT, API_PORT: where the product is started for it)";
const MOST_RUNS = 20;

/**
 * What the command was asked for.
 * @param {string[]} args
 * @returns {{ runs: number, json: string | undefined, web: string | undefined }} web: where a product runs already
 * @throws {Failure} when it is not understood, before anything is installed or started
 */
export function readArguments(args) {
  const { values, positionals } = parsed(args);
  const runs = Number(values.runs);
  if (!Number.isInteger(runs) || runs < 1 || runs > MOST_RUNS) {
    throw new Failure(`--runs is a whole number from 1 to ${MOST_RUNS}, which "${values.runs}" is not.`, USAGE);
  }
  return { runs, json: values.json, web: positionals[0] };
}

/** @param {string[]} args */
function parsed(args) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: { runs: { type: "string", default: "3" }, json: { type: "string" } },
    });
  } catch (error) {
    throw new Failure(/** @type {Error} */ (error).message, USAGE);
  }
}

/**
 * The middle of values; of an even number of them, the middle of the two in the middle.
 * @param {readonly number[]} values at least one
 */
export function medianOf(values) {
  const sorted = values.toSorted((a, b) => a - b);
  const [lower = Number.NaN, upper = Number.NaN] = [
    Math.ceil(sorted.length / 2) - 1,
    Math.floor(sorted.length / 2),
  ].map((place) => sorted[place]);
  return (lower + upper) / 2;
}
