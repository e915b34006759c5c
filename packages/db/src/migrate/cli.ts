import { parseArgs } from "node:util";
import { readDatabaseUrl } from "../env.ts";
import { migrate, resolveMigration } from "./migrate.ts";

const USAGE = `Usage: npm run migrate [-- --applied NAME | --rolled-back NAME]

Applies what is pending to the database of DATABASE_URL (or DATABASE_URL_FILE), else to the one that npm start runs.
  --applied NAME      a failed migration was completed by hand
  --rolled-back NAME  a failed migration was undone by hand; the next run applies it again`;

const OPTIONS = {
  applied: { type: "string" },
  "rolled-back": { type: "string" },
  help: { type: "boolean" },
} as const;

async function main(): Promise<void> {
  const { values } = parseArgs({ options: OPTIONS });
  if (values.help === true) return console.log(USAGE);
  const options = { url: readDatabaseUrl(), log: (line: string) => console.log(line) };
  if (values.applied !== undefined) return resolveMigration(options, values.applied, "applied");
  if (values["rolled-back"] !== undefined) return resolveMigration(options, values["rolled-back"], "rolled-back");
  const applied = await migrate(options);
  console.log(applied.length === 0 ? "The database is up to date" : `Applied ${applied.length} migration(s)`);
}

try {
  await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
