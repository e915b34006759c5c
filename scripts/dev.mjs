// npm run dev: the same database, with the server and the interfaces reloading as files change.
import { requireNode } from "./lib/node-version.mjs";

requireNode();
const [{ runCommand }, { dev }] = await Promise.all([import("./lib/command.mjs"), import("./lib/start-steps.mjs")]);
await runCommand(dev);
