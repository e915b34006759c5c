// npm run test:compose: docker-compose.yml on a real Docker engine (tools/compose-test).
import { requireNode } from "./lib/node-version.mjs";

requireNode();
const [{ runCommand }, { runTool }] = await Promise.all([import("./lib/command.mjs"), import("./lib/tools.mjs")]);
const needs = { needs: /** @type {const} */ ([]), patienceMs: 90_000 };
await runCommand(() => runTool("tools/compose-test/src/compose-test-cli.ts", process.argv.slice(2), needs), {
  interruptedCode: 130,
});
