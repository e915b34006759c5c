import { runCommand } from "../../../scripts/lib/command.mjs";
import { parseArguments, USAGE, UsageError } from "./arguments.ts";
import { runBench } from "./run.ts";

async function main(): Promise<number> {
  try {
    const options = parseArguments(process.argv.slice(2));
    if (!options.help) return await runBench(options, (text) => console.log(text));
    console.log(USAGE);
    return 0;
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    console.error(error.message);
    return 2;
  }
}

await runCommand(main, { interruptedCode: 130 });
