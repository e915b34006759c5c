import { createHash, randomBytes } from "node:crypto";
import {
  type ApiKeyRow,
  type ApiKeyScope,
  confirmCommits,
  type Database,
  findApiKeyByHash,
  insertApiKey,
  listApiKeyRows,
  noteApiKeyUse,
  revokeApiKeyRows,
} from "@guichet/db";
import { v7 as uuidv7 } from "uuid";
import type { Actor } from "./actor.ts";

const PREFIX = "gch_";
/** 32 random bytes in base64url. */
const KEY = /^gch_[A-Za-z0-9_-]{43}$/;
const SHOWN_CHARACTERS = 12;
const DAY_MS = 24 * 60 * 60 * 1000;
const USE_NOTED_EVERY_MS = 60_000;

export const API_KEY_SCOPES = ["admin", "read", "checkin"] as const satisfies readonly ApiKeyScope[];

export interface KeyServices {
  readonly database: Database;
  readonly now: () => Date;
}

export interface NewApiKey {
  readonly name: string;
  readonly scope: ApiKeyScope;
  /** Days until it ends; never when absent. */
  readonly expiresInDays?: number;
  /** The user who makes it; a command when absent. */
  readonly createdBy?: string;
}

/** Makes a key. It is returned once and cannot be read again: only its SHA-256 is kept. */
export async function createApiKey(
  { database, now }: KeyServices,
  wanted: NewApiKey,
): Promise<{ id: string; key: string }> {
  const key = `${PREFIX}${randomBytes(32).toString("base64url")}`;
  const id = uuidv7();
  const createdAt = now();
  const expiresAt =
    wanted.expiresInDays === undefined ? null : new Date(createdAt.getTime() + wanted.expiresInDays * DAY_MS);
  const { name, scope, createdBy = null } = wanted;
  const prefix = key.slice(0, SHOWN_CHARACTERS);
  await insertApiKey(database.writer, {
    id,
    name,
    scope,
    prefix,
    keyHash: hashOf(key),
    expiresAt,
    createdBy,
    createdAt,
  });
  await confirmCommits(database);
  return { id, key };
}

export function listApiKeys({ database }: KeyServices): Promise<ApiKeyRow[]> {
  return listApiKeyRows(database.writer);
}

/** Ends a key, named by its id or its first 12 characters, at once. @returns how many were live until now */
export async function revokeApiKey({ database, now }: KeyServices, idOrPrefix: string): Promise<number> {
  const revoked = await revokeApiKeyRows(database.writer, idOrPrefix, now());
  await confirmCommits(database);
  return revoked;
}

/** Finds out who sends an `Authorization` header. */
export interface ApiKeyDoor {
  /** @returns null when the key is unknown, expired or revoked: never a guest */
  actorOf(key: string): Promise<Actor | null>;
  /** Resolves when the last use is noted: before the database closes. */
  settled(): Promise<void>;
}

/**
 * A key is looked up with every request, so that revoking it works at once. Its use is noted at most once a minute, beside
 * the request and not before it; `onError` hears when that fails.
 */
export function createApiKeyDoor({ database, now }: KeyServices, onError: (error: unknown) => void): ApiKeyDoor {
  const notedAt = new Map<string, number>();
  const pending = new Set<Promise<void>>();

  function noteUse(id: string, at: Date): void {
    if (at.getTime() - (notedAt.get(id) ?? 0) < USE_NOTED_EVERY_MS) return;
    notedAt.set(id, at.getTime());
    const notSince = new Date(at.getTime() - USE_NOTED_EVERY_MS);
    const note = noteApiKeyUse(database.writer, id, { now: at, notSince })
      .catch(onError)
      .finally(() => pending.delete(note));
    pending.add(note);
  }

  return {
    async actorOf(key) {
      if (!KEY.test(key)) return null;
      const row = await findApiKeyByHash(database.writer, hashOf(key));
      const at = now();
      if (row === null || row.revokedAt !== null || (row.expiresAt !== null && row.expiresAt <= at)) return null;
      noteUse(row.id, at);
      return { type: "api-key", keyId: row.id, name: row.name, scope: row.scope };
    },
    async settled() {
      await Promise.all(pending);
    },
  };
}

function hashOf(key: string): string {
  return createHash("sha256").update(key).digest("hex");
}
