// npm run cluster: installs what is missing, then keeps three Galera nodes and HAProxy going (tools/cluster).
import { requireNode } from "./lib/node-version.mjs";

requireNode();
const [{ runCommand }, { runTool }] = await Promise.all([import("./lib/command.mjs"), import("./lib/tools.mjs")]);
const needs = { needs: /** @type {const} */ (["mariadb", "galera"]) };
await runCommand(() => runTool("tools/cluster/src/cluster-cli.ts", process.argv.slice(2), needs));
