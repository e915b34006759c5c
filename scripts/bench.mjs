// npm run bench: installs what is missing, then measures (tools/bench).
import { requireNode } from "./lib/node-version.mjs";

requireNode();
const [{ runCommand }, { runTool }] = await Promise.all([import("./lib/command.mjs"), import("./lib/tools.mjs")]);
// The nodes of a cluster stop in order, and a busy machine takes its time.
const patience = { patienceMs: 90_000 };
await runCommand(() => runTool("tools/bench/src/bench-cli.ts", process.argv.slice(2), patience), {
  interruptedCode: 130,
});
