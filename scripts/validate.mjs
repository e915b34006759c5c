// npm run validate: formatting, lint, types, architecture, unused code.
import { complainAboutNode } from "./lib/node-version.mjs";

const complaint = complainAboutNode(process.versions.node, process.platform);
if (complaint) {
  console.error(complaint);
  process.exit(1);
}
const [{ runCommand }, { runStaticChecks }] = await Promise.all([
  import("./lib/command.mjs"),
  import("./lib/static-checks.mjs"),
]);
await runCommand(async () => ((await runStaticChecks()).failed === 0 ? 0 : 1), { interruptedCode: 130 });
