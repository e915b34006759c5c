// npm run test:compose: docker-compose.yml on a real Docker engine (tools/compose-test).
import { complainAboutNode } from "./lib/node-version.mjs";

const complaint = complainAboutNode(process.versions.node, process.platform);
if (complaint) {
  console.error(complaint);
  process.exit(1);
}
const [{ runCommand }, { runTool }] = await Promise.all([import("./lib/command.mjs"), import("./lib/tools.mjs")]);
const needs = { needs: /** @type {const} */ ([]), patienceMs: 90_000 };
await runCommand(() => runTool("tools/compose-test/src/compose-test-cli.ts", process.argv.slice(2), needs), {
  interruptedCode: 130,
});
