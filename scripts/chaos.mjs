// npm run chaos: installs what is missing, then hurts a cluster while people book (tools/chaos).
import { complainAboutNode } from "./lib/node-version.mjs";

const complaint = complainAboutNode(process.versions.node, process.platform);
if (complaint) {
  console.error(complaint);
  process.exit(1);
}
const [{ runCommand }, { runTool }] = await Promise.all([import("./lib/command.mjs"), import("./lib/tools.mjs")]);
const needs = { needs: /** @type {const} */ (["mariadb", "galera"]) };
await runCommand(() => runTool("tools/chaos/src/chaos-cli.ts", process.argv.slice(2), needs), { interruptedCode: 130 });
