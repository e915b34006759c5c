// npm run restore: installs what is missing, then fills a database from such a file (packages/db/src/backup).
import { requireNode } from "./lib/node-version.mjs";

requireNode();
const [{ runCommand }, { runDatabaseCommand }] = await Promise.all([
  import("./lib/command.mjs"),
  import("./lib/database-command.mjs"),
]);
const command = () =>
  runDatabaseCommand({
    file: "packages/db/src/backup/restore-cli.ts",
    args: process.argv.slice(2),
    needs: ["dump"],
    settings: ["DATABASE_URL"],
    makesData: true,
  });
await runCommand(command, { interruptedCode: 130 });
