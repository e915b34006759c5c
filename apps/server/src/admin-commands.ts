import {
  type ApiKey,
  createApiKey,
  createApiKeyInput,
  createPasswords,
  describeFailure,
  email as emailAddress,
  type Failure,
  invitationLink,
  listApiKeys,
  recoverOwner,
  revokeApiKeysCalled,
  signOutEverybody,
  systemOrigin,
} from "@guichet/api/server";
import { countStaff, type Database } from "@guichet/db";
import type { z } from "zod";
import { setupLink } from "./login/first-admin.ts";

const KEYS_AT_ONCE = 100;

/** The commands that are told what to do it to; the others take nothing but options. */
const WITH_ARGUMENT: ReadonlySet<string> = new Set(["revoke-api-key", "recover-owner"]);

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
  /** Asks whoever runs the command; null when nobody is there to answer. */
  readonly ask: (question: string) => Promise<boolean | null>;
}

interface Options {
  readonly name?: string | undefined;
  readonly scope?: string | undefined;
  readonly "expires-days"?: string | undefined;
  /** Agreed beforehand to what would be asked. */
  readonly yes?: boolean | undefined;
}

/** @throws CommandError */
export async function runCommand(words: readonly string[], options: Options, context: CommandContext): Promise<void> {
  const [command = "", argument, ...more] = words;
  const tooMany = WITH_ARGUMENT.has(command) ? more : [argument, ...more].filter((word) => word !== undefined);
  if (tooMany.length > 0) throw new CommandError(`${command} does not know what to do with "${tooMany.join(" ")}"`);
  switch (command) {
    case "create-api-key":
      return createKey(options, context);
    case "list-api-keys":
      return listKeys(context);
    case "revoke-api-key":
      return revokeKey(argument, context);
    case "setup-link":
      return printSetupLink(context);
    case "recover-owner":
      return letOwnerIn(argument, context);
    case "sign-out-everybody":
      return endEverySignIn(options, context);
    default:
      throw new CommandError(`Unknown command ${command}: see npm run --silent admin -- --help`);
  }
}

async function createKey(options: Options, context: CommandContext): Promise<void> {
  const { name, scope, expiresInDays } = createApiKeyInput.shape;
  const days = options["expires-days"] === undefined ? null : Number(options["expires-days"]);
  const wanted = {
    name: parsed(name, options.name, "--name must have 1 to 80 characters"),
    scope: parsed(scope, options.scope, `--scope must be ${scope.options.join(", ")}`),
    expiresInDays: parsed(expiresInDays, days, "--expires-days must be a number from 1 to 3650"),
  };
  const made = await createApiKey(commandContext(context), wanted);
  if (!made.ok) throw refused(made);
  context.tell(`API key "${wanted.name}" (${wanted.scope}). It is shown only now:`);
  context.print(made.value.key);
}

function parsed<Value>(schema: z.ZodType<Value>, given: unknown, complaint: string): Value {
  const result = schema.safeParse(given);
  if (!result.success) throw new CommandError(complaint);
  return result.data;
}

function commandContext({ database, now }: CommandContext) {
  return { database, ...systemOrigin("npm run admin", now) };
}

function refused({ reason, ok: _, ...params }: Failure): CommandError {
  const { title, detail } = describeFailure(reason, params, "en");
  return new CommandError(detail === undefined ? title : `${title}: ${detail}`);
}

async function listKeys(context: CommandContext): Promise<void> {
  let cursor: string | undefined;
  do {
    const page = await listApiKeys(context, { limit: KEYS_AT_ONCE, ...(cursor === undefined ? {} : { cursor }) });
    if (!page.ok) throw refused(page);
    const { items, nextCursor } = page.value;
    if (cursor === undefined && items.length === 0) context.tell("There is no API key.");
    for (const key of items) context.print(describeKey(key));
    cursor = nextCursor ?? undefined;
  } while (cursor !== undefined);
}

function describeKey({ prefix, scope, state, expiresAt, lastUsedAt, lastUsedFrom, name }: ApiKey): string {
  const from = lastUsedFrom === null ? "" : ` from ${lastUsedFrom}`;
  const used = lastUsedAt === null ? "never used" : `used ${lastUsedAt}${from}`;
  const isEnding = expiresAt !== null && state !== "revoked";
  const end = isEnding ? `${state === "expired" ? "expired" : "until"} ${expiresAt.slice(0, 10)}` : state;
  return [prefix, scope.padEnd(7), end, used, name].join("  ");
}

async function revokeKey(idOrPrefix: string | undefined, context: CommandContext): Promise<void> {
  if (idOrPrefix === undefined)
    throw new CommandError("Say which key: its first characters, as list-api-keys shows them");
  const ended = await revokeApiKeysCalled(commandContext(context), idOrPrefix);
  if (ended === 0) throw new CommandError(`No live key is called ${idOrPrefix}`);
  context.tell("Revoked.");
}

async function printSetupLink(context: CommandContext): Promise<void> {
  const { database, publicUrl } = context;
  const link = await setupLink({ database, publicUrl, staffAccounts: { count: () => countStaff(database.writer) } });
  if (link === null) {
    throw new CommandError(
      `There is staff already, and the link only makes the first admin. Others are invited at ${publicUrl}/admin.html#/staff`,
    );
  }
  printLink(link.replace(/^First admin: /, ""), context);
}

function printLink(link: string, { isPublicUrlGuessed, print, tell }: CommandContext): void {
  print(link);
  if (isPublicUrlGuessed) tell("If people reach Guichet elsewhere, give PUBLIC_URL, or WEB_PORT, to this command.");
}

async function letOwnerIn(address: string | undefined, context: CommandContext): Promise<void> {
  const email = parsed(emailAddress, address, "Say who: recover-owner E-MAIL");
  const recovered = await recoverOwner({ ...commandContext(context), passwords: createPasswords() }, email);
  if (!recovered.ok) throw refused(recovered);
  const { value } = recovered;
  if (value.how === "invitation") {
    context.tell(
      `Nobody has the address ${email}. This link makes an owner of whoever opens it, once, for seven days:`,
    );
    return printLink(invitationLink(context.publicUrl, value.token), context);
  }
  context.tell(
    `${email} is an enabled owner, without a second factor, and signed in nowhere. The new password, shown only now:`,
  );
  context.print(value.password);
  context.tell(`Sign in at ${context.publicUrl}/admin.html and replace it under "My account".`);
}

async function endEverySignIn({ yes }: Options, context: CommandContext): Promise<void> {
  if (yes !== true) await requireConsent("Everybody of the staff will have to sign in again. Go on?", context);
  const done = await signOutEverybody(commandContext(context));
  if (!done.ok) throw refused(done);
  const { ended } = done.value;
  context.tell(`${ended} ${ended === 1 ? "sign-in has" : "sign-ins have"} ended. Everybody signs in again.`);
}

async function requireConsent(question: string, { ask }: CommandContext): Promise<void> {
  const agreed = await ask(question);
  if (agreed === null) throw new CommandError("Nobody is there to be asked: add --yes to do it without a question");
  if (!agreed) throw new CommandError("Nobody was signed out");
}
