// npm run validate: formatting, lint, types, architecture, unused code.
import { runCommand } from "./lib/command.mjs";
import { runStaticChecks } from "./lib/static-checks.mjs";

await runCommand(async () => ((await runStaticChecks()).failed === 0 ? 0 : 1), { interruptedCode: 130 });
