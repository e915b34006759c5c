import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { machineEnv, projectEnv, run, startChild } from "../children.mjs";
import { atEnd } from "../command.mjs";
import { Failure } from "../failure.mjs";
import { explainNpm } from "../node-modules.mjs";
import { parsePort, requireFreePorts } from "../ports.mjs";
import { step } from "../progress.mjs";
import { ROOT, readSetting } from "../settings.mjs";
import { prepareTool } from "../tools.mjs";
import { readArguments, USAGE } from "./runs.mjs";

const FOLDER = join(ROOT, "scripts/lib/lighthouse");
/** The product has answered by then, also where its packages are built first. */
const START_LIMIT_MS = 180_000;

/**
 * Starts the product on a data folder of its own and judges its pages.
 * @param {string[]} args
 * @returns {Promise<number>} 0 when every page reaches every bound
 * @throws {Failure} when it was asked for what it cannot do
 */
export async function judgePages(args) {
  if (args.includes("--help")) {
    console.log(USAGE);
    return 0;
  }
  readArguments(args);
  await prepareTool(["mariadb", "chromium"]);
  await step("Installing Lighthouse, in a folder of its own", installLighthouse);
  const web = await step("Starting the product with its demo data", startProduct);
  const { code } = await startChild("node", [join(FOLDER, "measure.mjs"), web, ...args]).ended;
  return code ?? 1;
}

/** Its packages are many, and nothing else needs them: they have a lock file of their own. */
async function installLighthouse() {
  try {
    await run("npm", ["ci", "--ignore-scripts", "--no-fund", "--no-audit", "--loglevel=error"], {
      cwd: FOLDER,
      env: machineEnv(),
    });
  } catch (error) {
    throw explainNpm(error);
  }
}

/** @returns {Promise<string>} where its pages are */
async function startProduct() {
  const ports = {
    WEB_PORT: parsePort("WEB_PORT", readSetting("WEB_PORT"), 8480),
    API_PORT: parsePort("API_PORT", readSetting("API_PORT"), 18480),
  };
  await requireFreePorts(Object.entries(ports).map(([name, port]) => ({ name, port })));
  const dataDir = mkdtempSync(join(tmpdir(), "guichet-lighthouse-"));
  atEnd(async () => rmSync(dataDir, { recursive: true, force: true }));
  const settings = Object.fromEntries(Object.entries(ports).map(([name, port]) => [name, String(port)]));
  const env = { ...projectEnv(), ...settings, DATA_DIR: dataDir, DEMO_DATA: "1" };
  let said = "";
  const product = startChild("node", ["scripts/start.mjs"], {
    env,
    patienceMs: 20_000,
    onOutput: (text) => {
      said = `${said}${text}`.slice(-4000);
    },
  });
  const web = `http://localhost:${ports.WEB_PORT}`;
  const limit = Date.now() + START_LIMIT_MS;
  while (Date.now() < limit && !product.hasEnded()) {
    if (await isReady(web)) return web;
    await sleep(500);
  }
  throw new Failure(`The product did not start. It said:\n${said}`);
}

/** @param {string} web */
async function isReady(web) {
  try {
    return (await fetch(`${web}/readyz`)).ok;
  } catch {
    return false; // Nobody listens yet.
  }
}
