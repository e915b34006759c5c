import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { parseArgs } from "node:util";
import { describeAddress, openInspection, parseDatabaseUrl } from "@guichet/db";
import { readPage } from "./page-files.ts";
import { readStudioSettings } from "./settings.ts";
import { createStudioServer } from "./studio-server.ts";

const USAGE = `Usage: npm run studio [-- --write]

Shows the database in Prisma Studio, in a browser on this machine: it prints an address, which ends in a token. Nothing can be changed,
unless asked for. The database is STUDIO_DATABASE_URL (or …_FILE), of a user who may only look, else DATABASE_URL, else the one of npm start.
  --write  lets rows be changed, in the database of DATABASE_URL, else the one of npm start: the rules of the product do not hold there

STUDIO_PORT (5555) and STUDIO_HOST (127.0.0.1) say where it listens, STUDIO_TOKEN what the address ends in.
It shows what the database holds, also names and addresses; of secrets (tokens of logins, hashes of passwords and keys, second factors,
letters not yet sent) nothing, unless rows may be changed.`;

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { write: { type: "boolean" }, help: { type: "boolean", short: "h" } } });
  if (values.help === true) return console.log(USAGE);
  const { databaseUrl, canWrite, host, port, ...settings } = readStudioSettings(values.write === true);
  const token = settings.token ?? randomBytes(24).toString("base64url");
  const inspection = openInspection({ url: databaseUrl, canWrite });
  await inspection.run([{ sql: "SELECT 1", parameters: [] }]);
  const server = createStudioServer({ page: await readPage(), inspection, token });
  server.listen(port, host);
  await once(server, "listening");
  const address = parseDatabaseUrl(databaseUrl);
  const may = canWrite ? "CHANGES ARE STORED" : "reading only";
  console.log(`Prisma Studio on ${describeAddress(address)} as ${address.user} (${may}). Ctrl-C stops it.\n`);
  console.log(`  http://localhost:${port}/#token=${token}\n`);
  for (const signal of ["SIGTERM", "SIGINT"] as const) {
    process.once(signal, () => {
      server.close();
      server.closeAllConnections();
    });
  }
}

main().catch((error: NodeJS.ErrnoException) => {
  const isTaken = error.code === "EADDRINUSE";
  console.error(isTaken ? "STUDIO_PORT is in use: set another one" : (error.message.split("\n")[0] ?? String(error)));
  process.exitCode = 1;
});
