import { runToolCommand } from "../../bench/src/tool-cli.ts";
import { parseArguments, USAGE } from "./arguments.ts";
import { runChaos } from "./run.ts";

await runToolCommand({ usage: USAGE, parse: parseArguments, run: runChaos });
