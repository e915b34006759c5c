import { type ParseArgsOptionsConfig, parseArgs } from "node:util";
import { runCommand } from "../../../scripts/lib/command.mjs";

/** The command cannot be run as asked; `message` says why. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

export interface ToolCommand<Options extends { readonly help: boolean }> {
  readonly usage: string;
  /** @throws UsageError */
  parse(args: readonly string[]): Options;
  /** @returns the exit code @throws UsageError */
  run(options: Options, log: (text: string) => void): Promise<number>;
}

/** Runs a tool that measures, with the arguments of this process; ends the process: with 2 when it cannot be run as asked. */
export async function runToolCommand<Options extends { readonly help: boolean }>({
  usage,
  parse,
  run,
}: ToolCommand<Options>): Promise<void> {
  async function main(): Promise<number> {
    try {
      const options = parse(process.argv.slice(2));
      if (!options.help) return await run(options, (text) => console.log(text));
      console.log(usage);
      return 0;
    } catch (error) {
      if (!(error instanceof UsageError)) throw error;
      console.error(error.message);
      return 2;
    }
  }
  await runCommand(main, { interruptedCode: 130 });
}

/** The values of options. @throws UsageError with the usage behind what is wrong */
export function parseOptions<const Config extends ParseArgsOptionsConfig>(
  args: readonly string[],
  options: Config,
  usage: string,
) {
  try {
    return parseArgs({ args: [...args], options }).values;
  } catch (error) {
    throw new UsageError(`${error instanceof Error ? error.message : String(error)}\n\n${usage}`);
  }
}

/** Of options that name something, by their names. @throws UsageError when one that is given is blank */
export function refuseBlank(given: Readonly<Record<string, string | undefined>>, usage: string): void {
  for (const [name, value] of Object.entries(given)) {
    if (value?.trim() === "") throw new UsageError(`--${name} needs a value\n\n${usage}`);
  }
}
