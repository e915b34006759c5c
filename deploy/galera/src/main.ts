import { log } from "./log.ts";
import { readSettings, SettingError } from "./settings.ts";
import { supervise } from "./supervisor.ts";

// The supervisor of one node: the entrypoint of the database image, and of npm run cluster. SIGTERM and SIGINT stop it in order.
const stop = new AbortController();
for (const name of ["SIGTERM", "SIGINT"] as const) process.on(name, () => stop.abort());
try {
  const settings = readSettings();
  log(`${settings.nodeName} of ${settings.nodes.map((node) => node.name).join(", ")}`);
  await supervise(settings, stop.signal);
  log("stopped");
  process.exit(0);
} catch (error) {
  const isPlain = error instanceof SettingError || (error as NodeJS.ErrnoException).code !== undefined;
  log(`cannot go on: ${isPlain ? (error as Error).message : ((error as Error).stack ?? error)}`);
  process.exit(1);
}
