import { parseArgs } from "node:util";
import { createDatabase, type Database, SettingError, surviveBrokenConnections } from "@guichet/db";
import { CommandError, runCommand } from "./admin-commands.ts";
import { readCommandEnv } from "./settings/env.ts";
import { askAtTerminal } from "./terminal-question.ts";

const HELP = `Usage: npm run --silent admin -- <command>

  create-api-key --name NAME --scope admin|read|checkin [--expires-days DAYS]
      Makes an API key and prints it, once: KEY=$(npm run --silent admin -- create-api-key …)
  list-api-keys
      Shows every key by its first characters.
  revoke-api-key ID-OR-PREFIX
      Ends a key at once.
  setup-link
      Prints a new single-use link for the first admin, while there is no staff.
  recover-owner E-MAIL
      When nobody can sign in any more. Makes the account of this address an enabled owner's: removes its second factor, ends its
      sign-ins, and prints a new password, once. Where there is no such account, prints an owner's single-use invitation link.
  sign-out-everybody [--yes]
      When a token, or the database, may be in wrong hands. Ends every sign-in of the staff, on all nodes at once, after a question;
      with --yes without one.

The database is DATABASE_URL (or DATABASE_URL_FILE), else the one that npm start runs with the same DATA_DIR. On a cluster, with
DATABASE_NODE_URLS, nothing is printed before two nodes have it.`;

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      help: { type: "boolean", short: "h" },
      name: { type: "string" },
      scope: { type: "string" },
      "expires-days": { type: "string" },
      yes: { type: "boolean" },
    },
  });
  if (values.help || positionals.length === 0) {
    process.stderr.write(`${HELP}\n`);
    process.exitCode = values.help ? 0 : 1;
    return;
  }
  const { databaseUrl, databaseNodeUrls: nodeUrls, publicUrl, isPublicUrlGuessed } = readCommandEnv();
  const nodes = nodeUrls === undefined ? {} : { nodeUrls };
  surviveBrokenConnections((message) => process.stderr.write(`${message}\n`));
  const database: Database = createDatabase({ url: databaseUrl, connectionLimit: 2, ...nodes });
  try {
    await runCommand(positionals, values, {
      database,
      publicUrl,
      isPublicUrlGuessed,
      now: () => new Date(),
      print: (line) => process.stdout.write(`${line}\n`),
      tell: (line) => process.stderr.write(`${line}\n`),
      ask: askAtTerminal,
    });
  } finally {
    await database.close();
  }
}

main().catch((error: unknown) => {
  const isOurs = error instanceof CommandError || error instanceof SettingError;
  const isUsage = error instanceof TypeError && "code" in error && String(error.code).startsWith("ERR_PARSE_ARGS");
  const message = error instanceof Error ? error.message : String(error);
  const lastLine = message.split("\n").findLast((line) => line.trim() !== "") ?? message;
  process.stderr.write(`${isOurs || isUsage ? message : `That did not work: ${lastLine}`}\n`);
  process.exitCode = 1;
});
