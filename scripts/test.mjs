// npm test: installs what is missing, runs every check, ends with the line "N passed, N failed".
import { requireNode } from "./lib/node-version.mjs";

requireNode();
const [{ runCommand }, { runTests }] = await Promise.all([import("./lib/command.mjs"), import("./lib/test-run.mjs")]);
await runCommand(() => runTests(process.argv.slice(2)), { interruptedCode: 130 });
