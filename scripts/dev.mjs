// npm run dev: the same database, with the server and the interfaces reloading as files change.
import { complainAboutNode } from "./lib/node-version.mjs";

const complaint = complainAboutNode(process.versions.node, process.platform);
if (complaint) {
  console.error(complaint);
  process.exit(1);
}
const [{ runCommand }, { dev }] = await Promise.all([import("./lib/command.mjs"), import("./lib/start-steps.mjs")]);
await runCommand(dev);
