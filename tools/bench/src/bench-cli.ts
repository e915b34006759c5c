import { parseArguments, USAGE } from "./arguments.ts";
import { runBench } from "./run.ts";
import { runToolCommand } from "./tool-cli.ts";

await runToolCommand({ usage: USAGE, parse: parseArguments, run: runBench });
