// npm run audit:dependencies: known vulnerabilities, high and critical, in what the product contains.
import { requireNode } from "./lib/node-version.mjs";

requireNode();
const [{ runCommand }, { reportAdvisories }] = await Promise.all([
  import("./lib/command.mjs"),
  import("./lib/supply-chain/report-advisories.mjs"),
]);
// Whoever asks wants an answer: that there is none is a failure here, and none of `npm test`.
await runCommand(async () => ((await reportAdvisories()).passed === 1 ? 0 : 1), { interruptedCode: 130 });
