// npm run backup: installs what is missing, then writes the database to a file (packages/db/src/backup).
import { requireNode } from "./lib/node-version.mjs";

requireNode();
const [{ runCommand }, { runDatabaseCommand }] = await Promise.all([
  import("./lib/command.mjs"),
  import("./lib/database-command.mjs"),
]);
const command = () =>
  runDatabaseCommand({
    file: "packages/db/src/backup/backup-cli.ts",
    args: process.argv.slice(2),
    needs: ["dump"],
    settings: ["DATABASE_READER_URL", "DATABASE_URL"],
  });
await runCommand(command, { interruptedCode: 130 });
