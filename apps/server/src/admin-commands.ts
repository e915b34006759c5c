import { API_KEY_SCOPES, createApiKey, listApiKeys, revokeApiKey } from "@guichet/api/server";
import { countStaff, type Database } from "@guichet/db";
import { setupLink } from "./first-admin.ts";

/** A command that cannot be done as asked; `message` is one line. */
export class CommandError extends Error {
  override readonly name = "CommandError";
}

export interface CommandContext {
  readonly database: Database;
  readonly publicUrl: string;
  readonly isPublicUrlGuessed: boolean;
  readonly now: () => Date;
  /** The result, for programs. */
  readonly print: (line: string) => void;
  /** Everything else, for people. */
  readonly tell: (line: string) => void;
}

interface Options {
  readonly name?: string | undefined;
  readonly scope?: string | undefined;
  readonly "expires-days"?: string | undefined;
}

/** @throws CommandError */
export async function runCommand(words: readonly string[], options: Options, context: CommandContext): Promise<void> {
  const [command, argument] = words;
  switch (command) {
    case "create-api-key":
      return createKey(options, context);
    case "list-api-keys":
      return listKeys(context);
    case "revoke-api-key":
      return revokeKey(argument, context);
    case "setup-link":
      return printSetupLink(context);
    default:
      throw new CommandError(`Unknown command ${command}: see npm run --silent admin -- --help`);
  }
}

async function createKey(options: Options, context: CommandContext): Promise<void> {
  const name = options.name?.trim() ?? "";
  if (name === "" || name.length > 80) throw new CommandError("--name must have 1 to 80 characters");
  const scope = API_KEY_SCOPES.find((known) => known === options.scope);
  if (scope === undefined) throw new CommandError(`--scope must be ${API_KEY_SCOPES.join(", ")}`);
  const days = options["expires-days"] === undefined ? undefined : Number(options["expires-days"]);
  if (days !== undefined && !(Number.isInteger(days) && days >= 1 && days <= 3650)) {
    throw new CommandError("--expires-days must be a number from 1 to 3650");
  }
  const wanted = { name, scope, ...(days === undefined ? {} : { expiresInDays: days }) };
  const { key } = await createApiKey(context, wanted);
  context.tell(`API key "${name}" (${scope}). It is shown only now:`);
  context.print(key);
}

async function listKeys(context: CommandContext): Promise<void> {
  const keys = await listApiKeys(context);
  if (keys.length === 0) context.tell("There is no API key.");
  for (const key of keys) {
    const used = key.lastUsedAt === null ? "never used" : `used ${key.lastUsedAt.toISOString()}`;
    context.print([key.prefix, key.scope.padEnd(7), stateOf(key, context.now()), used, key.name].join("  "));
  }
}

function stateOf(key: { revokedAt: Date | null; expiresAt: Date | null }, now: Date): string {
  if (key.revokedAt !== null) return "revoked";
  if (key.expiresAt === null) return "live";
  return `${key.expiresAt <= now ? "expired" : "until"} ${key.expiresAt.toISOString().slice(0, 10)}`;
}

async function revokeKey(idOrPrefix: string | undefined, context: CommandContext): Promise<void> {
  if (idOrPrefix === undefined)
    throw new CommandError("Say which key: its first characters, as list-api-keys shows them");
  const ended = await revokeApiKey(context, idOrPrefix);
  if (ended === 0) throw new CommandError(`No live key is called ${idOrPrefix}`);
  context.tell("Revoked.");
}

async function printSetupLink(context: CommandContext): Promise<void> {
  const { database, publicUrl, isPublicUrlGuessed } = context;
  const link = await setupLink({ database, publicUrl, staffAccounts: { count: () => countStaff(database.writer) } });
  if (link === null) {
    throw new CommandError(
      `There is staff already, and the link only makes the first admin. Others are invited at ${publicUrl}/admin.html#/staff`,
    );
  }
  context.print(link.replace(/^First admin: /, ""));
  if (isPublicUrlGuessed)
    context.tell("If people reach Guichet elsewhere, give PUBLIC_URL, or WEB_PORT, to this command.");
}
