import {
  type ApiKeyRow,
  findApiKey,
  findApiKeysCalled,
  hasApiKey,
  insertApiKey,
  lockLiveApiKeys,
  markApiKeyRevoked,
  namesOfStaff,
  type WritableDatabase,
} from "@guichet/db";
import { v7 as uuidv7 } from "uuid";
import { type Origin, recordChange } from "../audit-log/record-service.ts";
import { hashOfToken, makeToken } from "../auth/tokens.ts";
import { fail, ok, type Result } from "../errors.ts";
import { change } from "../unit-of-work.ts";
import { peopleOf, presentApiKey, presentRecordedKey } from "./present.ts";
import type { ApiKey, CreateApiKeyInput } from "./schema.ts";

/** Of every key, so that one is known for what it is wherever it turns up. */
export const PREFIX = "gch_";
const SHOWN_CHARACTERS = 12;
const DAY_MS = 24 * 60 * 60 * 1000;
/** Live keys at once: more than anybody can keep an eye on. */
export const MOST_LIVE_KEYS = 200;

/** What a change of keys needs: of a procedure its context, of a command its database and `systemOrigin`. */
export interface KeyContext extends Origin {
  readonly database: WritableDatabase;
}

/** Makes a key. It is returned once and cannot be read again: only its SHA-256 is kept. */
export async function createApiKey(
  ctx: KeyContext,
  { name, scope, expiresInDays }: CreateApiKeyInput,
): Promise<Result<{ apiKey: ApiKey; key: string }>> {
  const key = `${PREFIX}${makeToken()}`;
  const now = ctx.now();
  const row: ApiKeyRow = {
    id: uuidv7(),
    name,
    scope,
    prefix: key.slice(0, SHOWN_CHARACTERS),
    expiresAt: expiresInDays === null ? null : new Date(now.getTime() + expiresInDays * DAY_MS),
    lastUsedAt: null,
    lastUsedFrom: null,
    revokedAt: null,
    revokedBy: null,
    createdBy: userOf(ctx),
    createdAt: now,
  };
  const apiKey = presentApiKey(row, { now, names: namesOfAsker(ctx) });
  return change(ctx.database, async (tx, { repeated }) => {
    if (repeated && (await hasApiKey(tx, row.id))) return ok({ apiKey, key });
    if ((await lockLiveApiKeys(tx, now)) >= MOST_LIVE_KEYS) return fail("too-many-api-keys", { count: MOST_LIVE_KEYS });
    await insertApiKey(tx, { ...row, keyHash: hashOfToken(key) });
    const made = { entityType: "api-key", entityId: row.id, before: null, after: presentRecordedKey(row) };
    await recordChange(tx, ctx, { action: "api-keys.create", ...made });
    return ok({ apiKey, key });
  });
}

/** Ends a key at once. Ending it again changes nothing. */
export async function revokeApiKey(ctx: KeyContext, id: string): Promise<Result<ApiKey>> {
  const now = ctx.now();
  const revoked = await change(ctx.database, async (tx): Promise<Result<ApiKeyRow>> => {
    // The conditional write decides, and locks: of several who revoke it at once, one did.
    const isOurs = await markApiKeyRevoked(tx, id, { now, by: userOf(ctx) });
    const after = await findApiKey(tx, id);
    if (after === null) return fail("api-key-not-found");
    const what = { before: presentRecordedKey({ ...after, revokedAt: null }), after: presentRecordedKey(after) };
    const entry = { entityType: "api-key", entityId: id, ...what };
    if (isOurs) await recordChange(tx, ctx, { action: "api-keys.revoke", ...entry });
    return ok(after);
  });
  return revoked.ok ? ok(await presentKeyOf(ctx, revoked.value)) : revoked;
}

async function presentKeyOf({ database, now }: KeyContext, row: ApiKeyRow): Promise<ApiKey> {
  return presentApiKey(row, { now: now(), names: await namesOfStaff(database.writer, peopleOf([row])) });
}

/** Whose doing it is; null of a command. */
function userOf({ actor }: KeyContext): string | null {
  return actor.type === "staff" ? actor.userId : null;
}

function namesOfAsker({ actor }: KeyContext): Map<string, string> {
  return new Map(actor.type === "staff" ? [[actor.userId, actor.name]] : []);
}

/** Ends what a command names by its id or its first 12 characters. @returns how many were live until now */
export async function revokeApiKeysCalled(ctx: KeyContext, idOrPrefix: string): Promise<number> {
  const live = (await findApiKeysCalled(ctx.database.writer, idOrPrefix)).filter(({ revokedAt }) => revokedAt === null);
  for (const { id } of live) await revokeApiKey(ctx, id);
  return live.length;
}
