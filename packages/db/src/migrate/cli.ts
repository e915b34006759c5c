import { parseArgs } from "node:util";
import { readMigratorUrl } from "../env.ts";
import { migrate, resolveMigration } from "./migrate.ts";
import { whenReachable } from "./patience.ts";

const USAGE = `Usage: npm run migrate [-- --wait SECONDS | --applied NAME | --rolled-back NAME]

Applies what is pending to the database of DATABASE_URL (or DATABASE_URL_FILE), else to the one that npm start runs.
  --wait SECONDS      how long the database may need until it can be reached, 1 to 3600; it is not waited for otherwise
  --applied NAME      a failed migration was completed by hand
  --rolled-back NAME  a failed migration was undone by hand; the next run applies it again`;

const OPTIONS = {
  wait: { type: "string" },
  applied: { type: "string" },
  "rolled-back": { type: "string" },
  help: { type: "boolean" },
} as const;

async function main(): Promise<void> {
  const { values } = parseArgs({ options: OPTIONS });
  if (values.help === true) return console.log(USAGE);
  const options = { url: readMigratorUrl(), log: (line: string) => console.log(line) };
  if (values.applied !== undefined) return resolveMigration(options, values.applied, "applied");
  if (values["rolled-back"] !== undefined) return resolveMigration(options, values["rolled-back"], "rolled-back");
  const patience = { ms: readSeconds(values.wait) * 1_000, tell: options.log };
  const applied = await whenReachable(() => migrate(options), patience);
  console.log(applied.length === 0 ? "The database is up to date" : `Applied ${applied.length} migration(s)`);
}

function readSeconds(text = "0"): number {
  if (/^\d{1,4}$/.test(text) && Number(text) <= 3_600) return Number(text);
  throw new Error(`--wait must be a whole number of seconds up to 3600, not ${text}`);
}

try {
  await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
