import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { localUrl, shownUrl } from "./addresses.mjs";
import { projectEnv, run, startChild } from "./children.mjs";
import { atEnd } from "./command.mjs";
import { requirePrograms } from "./debian-packages.mjs";
import { Failure, lastLines } from "./failure.mjs";
import { installNodeModules, isInstalled } from "./node-modules.mjs";
import { parsePort, requireFreePorts } from "./ports.mjs";
import { step } from "./progress.mjs";
import { followServer } from "./server-output.mjs";
import { checkSettings, databaseDir, notePublicUrl, serverEnv } from "./server-settings.mjs";
import { isOn, ROOT, readSetting } from "./settings.mjs";

/** A server that is alive but not ready after this long will not be. */
const READY_LIMIT_MS = 60_000;

/** `npm start`. Resolves, with the exit code, only when something that should run has ended. */
export async function start() {
  const ports = await checkPorts();
  await installDependencies();
  await step("Building the interfaces", () => run("turbo", ["run", "generate", "build"], { env: quietTurbo() }));
  const addresses = { web: shownUrl(readSetting("HOST"), ports.web), api: shownUrl(readSetting("HOST"), ports.api) };
  const place = { ports, publicUrl: addresses.web };
  await checkSettings(place);
  const { url, migratorUrl, ended, demo } = await openDatabase(place);
  await fillDatabase({ url, migratorUrl, demo });
  const server = await startServer({ url, place, args: ["apps/server/src/main.ts"] });
  announce(addresses);
  server.speak();
  return Promise.race([ended, server.ended]);
}

/** Where Vite serves the interfaces from source (apps/web/vite.config.ts), passing what is not a file on to WEB_PORT. */
const VITE_PORT = 5173;

/** `npm run dev`: the interfaces and the server reload as files change. */
export async function dev() {
  const ports = await checkPorts([{ name: "Vite's port", port: VITE_PORT }]);
  await installDependencies();
  await step("Generating the database client", () => run("turbo", ["run", "generate"], { env: quietTurbo() }));
  const addresses = { web: `http://localhost:${VITE_PORT}`, api: shownUrl(readSetting("HOST"), ports.api) };
  const place = { ports, publicUrl: addresses.web };
  await checkSettings(place);
  const { url, migratorUrl, ended, demo } = await openDatabase(place);
  await fillDatabase({ url, migratorUrl, demo });
  // Vite's port is the one that answers with pages; the server's own has none, or old ones.
  const args = ["--watch", "apps/server/src/main.ts"];
  const server = await startServer({ url, place, args });
  const vite = startChild("vite", ["--port", String(VITE_PORT), "--strictPort", "--clearScreen", "false"], {
    cwd: join(ROOT, "apps/web"),
    env: { ...projectEnv(), WEB_PORT: String(ports.web) },
  });
  announce(addresses);
  server.speak();
  return Promise.race([ended, server.ended, vite.ended.then(() => 1)]);
}

/** @param {{ name: string, port: number }[]} [others] */
async function checkPorts(others = []) {
  const web = parsePort("WEB_PORT", readSetting("WEB_PORT"), 8080);
  const api = parsePort("API_PORT", readSetting("API_PORT"), 18000);
  const wanted = [{ name: "WEB_PORT", port: web }, { name: "API_PORT", port: api }, ...others];
  const list = wanted.map(({ port }) => port).join(", ");
  await step(`Checking that the ports are free (${list})`, () => requireFreePorts(wanted));
  return { web, api };
}

async function installDependencies() {
  await step("npm packages", async (note) => {
    if (await isInstalled()) return;
    note("installing what package-lock.json lists into node_modules (a minute or so)");
    await installNodeModules();
  });
}

/**
 * The database given by DATABASE_URL, or the embedded one.
 * @param {import("./server-settings.mjs").Place} place
 */
async function openDatabase(place) {
  /** @type {Promise<number>} */
  const never = new Promise(() => {});
  const given = readSetting("DATABASE_URL");
  const wantsDemo = readSetting("DEMO_DATA");
  if (given) return { url: given, migratorUrl: given, ended: never, demo: isOn(wantsDemo, false) };
  const dataDir = databaseDir();
  const database = await step("Starting the embedded MariaDB", async (note) => {
    await requirePrograms(["mariadb"], note);
    const { startMariadb } = await import("../embedded-mariadb.mjs");
    return startMariadb({ dataDir, log: note });
  });
  let stopping = false;
  atEnd(async () => {
    stopping = true;
    await database.stop();
  });
  notePublicUrl(place);
  const ended = database.exited.then(({ code, signal }) => {
    if (stopping) return never;
    throw new Failure(
      `The embedded MariaDB ended by itself (${signal ?? `code ${code}`}).`,
      `Its log: ${join(dataDir, "mariadbd.log")}. npm start again recovers what was committed.`,
    );
  });
  ended.catch(() => {}); // Reported by whoever waits for it, after start-up; before, the next step fails anyway.
  const { url, migratorUrl } = database;
  return { url, migratorUrl, ended, demo: isOn(wantsDemo, true) };
}

/**
 * Each by the user who may just do that. Their addresses go by environment: a command line can be read by every user of the machine.
 * @param {{ url: string, migratorUrl: string, demo: boolean }} options
 */
async function fillDatabase({ url, migratorUrl, demo }) {
  const as = (/** @type {string} */ user) => ({ env: { ...projectEnv(), DATABASE_URL: user } });
  await step("Migrating the database", () => run("node", ["packages/db/src/migrate/cli.ts"], as(migratorUrl)));
  if (demo) await step("Demo data", () => run("node", ["packages/db/prisma/seed.ts"], as(url)));
}

/** Turborepo reports nothing to its makers from here. */
const quietTurbo = () => ({ ...projectEnv(), TURBO_TELEMETRY_DISABLED: "1", DO_NOT_TRACK: "1" });

/**
 * Starts the server and waits until it says that it is ready.
 * @param {{ url: string, place: import("./server-settings.mjs").Place, args: string[] }} options
 */
async function startServer({ url, place, args }) {
  const log = followServer();
  const env = serverEnv(url, place);
  const child = startChild("node", args, {
    env,
    onOutput: log.take,
    patienceMs: 9000 + Number(env.DRAIN_SECONDS) * 1000,
  });
  const ended = child.ended.then(({ code, signal }) => {
    throw explainServer(log.text(), signal ?? `code ${code}`);
  });
  ended.catch(() => {});
  const address = localUrl(readSetting("HOST"), place.ports.api);
  await step("Starting the server", () => Promise.race([ready(address, log.text), ended]));
  return { ended, speak: log.speak };
}

/**
 * @param {string} address
 * @param {() => string} output
 */
async function ready(address, output) {
  const deadline = Date.now() + READY_LIMIT_MS;
  let last = "no answer";
  while (Date.now() < deadline) {
    try {
      const answer = await fetch(`${address}/readyz`, { signal: AbortSignal.timeout(5000) });
      if (answer.status === 200) return;
      last = `${answer.status} ${await answer.text()}`;
    } catch (error) {
      last = String(/** @type {Error} */ (error).cause ?? error);
    }
    await sleep(50);
  }
  throw new Failure(`The server is not ready (/readyz: ${last}). It said:\n${lastLines(output(), 12)}`);
}

/**
 * @param {string} output
 * @param {string} ending
 * @returns {Failure}
 */
export function explainServer(output, ending) {
  const port = /EADDRINUSE[^\n]*?:(\d+)\b/.exec(output)?.[1];
  if (port) {
    return new Failure(`Port ${port} was taken while Guichet was starting.`, "Stop what uses it and run it again.");
  }
  return new Failure(`The server ended (${ending}). It said:\n${lastLines(output, 15)}`);
}

/** @param {{ web: string, api: string }} addresses */
function announce({ web, api }) {
  console.log(`
Guichet is running. Ctrl-C stops it.

  Public interface  ${web}
  Admin interface   ${web}/admin.html
  REST API          ${api}  (reference: ${api}/docs)
`);
}
