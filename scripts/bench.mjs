// npm run bench: installs what is missing, then measures (tools/bench).
import { complainAboutNode } from "./lib/node-version.mjs";

const complaint = complainAboutNode(process.versions.node, process.platform);
if (complaint) {
  console.error(complaint);
  process.exit(1);
}
const [{ runCommand }, { runTool }] = await Promise.all([import("./lib/command.mjs"), import("./lib/tools.mjs")]);
// The nodes of a cluster stop in order, and a busy machine takes its time.
const patience = { patienceMs: 90_000 };
await runCommand(() => runTool("tools/bench/src/bench-cli.ts", process.argv.slice(2), patience), {
  interruptedCode: 130,
});
