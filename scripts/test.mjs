// npm test: installs what is missing, runs every check, ends with the line "N passed, N failed".
import { complainAboutNode } from "./lib/node-version.mjs";

const complaint = complainAboutNode(process.versions.node, process.platform);
if (complaint) {
  console.error(complaint);
  process.exit(1);
}
const [{ runCommand }, { runTests }] = await Promise.all([import("./lib/command.mjs"), import("./lib/test-run.mjs")]);
await runCommand(() => runTests(process.argv.slice(2)), { interruptedCode: 130 });
