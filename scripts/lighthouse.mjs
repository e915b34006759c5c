// npm run lighthouse: installs what is missing, starts the product with its demo data, and lets Lighthouse judge its two first pages.
import { requireNode } from "./lib/node-version.mjs";

requireNode();
const [{ runCommand }, { judgePages }] = await Promise.all([
  import("./lib/command.mjs"),
  import("./lib/lighthouse/judge-pages.mjs"),
]);
await runCommand(() => judgePages(process.argv.slice(2)), { interruptedCode: 130 });
