// npm start: installs what is missing, starts the database, migrates, builds, serves; Ctrl-C stops it all.
import { requireNode } from "./lib/node-version.mjs";

requireNode();
// Loaded only now: an old Node could not even parse what follows.
const [{ runCommand }, { start }] = await Promise.all([import("./lib/command.mjs"), import("./lib/start-steps.mjs")]);
await runCommand(start);
