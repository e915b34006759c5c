import type { Database } from "@guichet/db";
import { type CommandContext, runCommand } from "../admin-commands.ts";
import { PUBLIC_URL } from "./test-process.ts";

/** Runs a command of `npm run admin`. @returns what programs read, and what people read beside it */
export async function runAdmin(
  guichet: { readonly services: { readonly database: Database } },
  command: {
    readonly words: readonly string[];
    readonly options?: Parameters<typeof runCommand>[1];
    readonly context?: Partial<CommandContext>;
  },
): Promise<{ printed: string[]; told: string[] }> {
  const printed: string[] = [];
  const told: string[] = [];
  await runCommand(command.words, command.options ?? {}, {
    database: guichet.services.database,
    publicUrl: PUBLIC_URL,
    isPublicUrlGuessed: false,
    now: () => new Date(),
    print: (line) => printed.push(line),
    tell: (line) => told.push(line),
    ask: async () => null,
    ...command.context,
  });
  return { printed, told };
}
