// npm run studio: installs and builds what is missing, then shows the database in Prisma Studio (tools/studio).
import { requireNode } from "./lib/node-version.mjs";

requireNode();
const [{ runCommand }, { runDatabaseCommand }] = await Promise.all([
  import("./lib/command.mjs"),
  import("./lib/database-command.mjs"),
]);
const command = () =>
  runDatabaseCommand({
    file: "tools/studio/src/studio-cli.ts",
    args: process.argv.slice(2),
    needs: [],
    settings: ["STUDIO_DATABASE_URL", "DATABASE_URL"],
    tasks: ["generate", "build:page"],
  });
await runCommand(command, { interruptedCode: 130 });
