// npm run chaos: installs what is missing, then hurts a cluster while people book (tools/chaos).
import { requireNode } from "./lib/node-version.mjs";

requireNode();
const [{ runCommand }, { runTool }] = await Promise.all([import("./lib/command.mjs"), import("./lib/tools.mjs")]);
const needs = { needs: /** @type {const} */ (["mariadb", "galera"]) };
await runCommand(() => runTool("tools/chaos/src/chaos-cli.ts", process.argv.slice(2), needs), { interruptedCode: 130 });
