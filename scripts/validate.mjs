// npm run validate: formatting, lint, types, architecture, unused code.
import { requireNode } from "./lib/node-version.mjs";

requireNode();
const [{ runCommand }, { runStaticChecks }] = await Promise.all([
  import("./lib/command.mjs"),
  import("./lib/static-checks.mjs"),
]);
await runCommand(async () => ((await runStaticChecks()).failed === 0 ? 0 : 1), { interruptedCode: 130 });
