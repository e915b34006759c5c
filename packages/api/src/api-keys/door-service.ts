import { type ApiKeyRow, type AuditSource, type Database, findApiKeyByHash, noteApiKeyUse } from "@guichet/db";
import type { AuditNotes, Refusal } from "../audit-log/note-service.ts";
import { type Actor, GUEST } from "../auth/actor.ts";
import { hashOfToken, isToken } from "../auth/tokens.ts";
import { stateOfKey } from "./rules.ts";
import { PREFIX } from "./service.ts";

const USE_NOTED_EVERY_MS = 60_000;

/** Finds out who sends an `Authorization` header. */
export interface ApiKeyDoor {
  /** @returns null when the key is unknown, expired or revoked: never a guest */
  actorOf(key: string, source: AuditSource): Promise<Actor | null>;
  /** Resolves when the last use is noted: before the database closes. */
  settled(): Promise<void>;
}

export interface DoorServices {
  readonly database: Pick<Database, "writer">;
  readonly auditNotes: AuditNotes;
  readonly now: () => Date;
}

/**
 * A key is looked up with every request, so that revoking it works at once. Its use is noted at most once a minute, beside
 * the request and not before it; `onError` hears when that fails.
 */
export function createApiKeyDoor(services: DoorServices, onError: (error: unknown) => void): ApiKeyDoor {
  const { database, auditNotes, now } = services;
  const notedAt = new Map<string, number>();
  const pending = new Set<Promise<void>>();

  function noteUse(id: string, at: Date, address: string | null): void {
    if (at.getTime() - (notedAt.get(id) ?? 0) < USE_NOTED_EVERY_MS) return;
    notedAt.set(id, at.getTime());
    const notSince = new Date(at.getTime() - USE_NOTED_EVERY_MS);
    const note = noteApiKeyUse(database.writer, id, { now: at, notSince, address })
      .catch(onError)
      .finally(() => pending.delete(note));
    pending.add(note);
  }

  return {
    async actorOf(key, source) {
      const row = isKey(key) ? await findApiKeyByHash(database.writer, hashOfToken(key)) : null;
      const at = now();
      const state = row === null ? "unknown" : stateOfKey(row, at);
      if (row === null || state !== "live") {
        const refusal = { reason: state, entityType: "api-key", ...(row === null ? {} : calledAs(row)) };
        auditNotes.refused({ actor: GUEST, source, now }, { action: "api-keys.use", ...refusal });
        return null;
      }
      const actor: Actor = { type: "api-key", keyId: row.id, name: row.name, scope: row.scope };
      noteUse(row.id, at, source.address);
      auditNotes.keyUsed({ actor, source, now });
      return actor;
    },
    async settled() {
      await Promise.all(pending);
    },
  };
}

/** A key that no longer works is told by what the team knows it by, as one that works is. */
function calledAs({ id, name, prefix }: ApiKeyRow): Pick<Refusal, "entityId" | "called"> {
  return { entityId: id, called: { name, prefix } };
}

function isKey(text: string): boolean {
  return text.startsWith(PREFIX) && isToken(text.slice(PREFIX.length));
}
