import { runCommand } from "../../../scripts/lib/command.mjs";
import { UsageError } from "../../bench/src/arguments.ts";
import { parseArguments, USAGE } from "./arguments.ts";
import { runChaos } from "./run.ts";

async function main(): Promise<number> {
  try {
    const options = parseArguments(process.argv.slice(2));
    if (!options.help) return await runChaos(options, (text) => console.log(text));
    console.log(USAGE);
    return 0;
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    console.error(error.message);
    return 2;
  }
}

await runCommand(main, { interruptedCode: 130 });
