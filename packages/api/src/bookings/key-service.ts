import { createHash } from "node:crypto";
import { deleteKeys, findKeys, insertKeys, type Transaction } from "@guichet/db";
import type { Actor } from "../auth/actor.ts";
import { fail, ok } from "../errors.ts";
import type { Answers, KeyUse, PlaceRequest } from "./batch.ts";
import type { NewBooking } from "./new-booking.ts";
import type { BookingDetail } from "./schema.ts";

/** How long a key is remembered after the booking that it made. */
const KEY_LIFE_MS = 24 * 3_600_000;

/** What a key stands for when this actor makes this wish with it. */
export function keyUseOf(actor: Actor, key: string, wish: object): KeyUse {
  // Whatever the order in which its fields were sent.
  const fields = Object.entries(wish).sort(([a], [b]) => (a < b ? -1 : 1));
  return { scope: scopeOf(actor), key, requestHash: createHash("sha256").update(JSON.stringify(fields)).digest("hex") };
}

/** Whose keys they are. Guests share one scope: their keys are unguessable, and stand for one request each. */
function scopeOf(actor: Actor): string {
  switch (actor.type) {
    case "guest":
      return "guest";
    case "staff":
      return `staff:${actor.userId}`;
    case "api-key":
      return `api-key:${actor.keyId}`;
  }
}

/**
 * Answers the requests whose key was used before: with the very answer of that time, or with a refusal when the key stood for
 * another request. Keys whose time is over are forgotten.
 */
export async function replayKeys(tx: Transaction, requests: readonly PlaceRequest[], now: Date): Promise<Answers> {
  const answers: Answers = new Map();
  const keyed = new Map(requests.flatMap((request) => (request.keyUse ? [[nameOf(request.keyUse), request]] : [])));
  if (keyed.size === 0) return answers;
  const names = [...keyed.values()].flatMap(({ keyUse }) => keyUse ?? []).map(({ scope, key }) => ({ scope, key }));
  const known = await findKeys(tx, names);
  const over = known.filter((row) => row.expiresAt <= now);
  if (over.length > 0) await deleteKeys(tx, over);
  for (const row of known.filter((row) => row.expiresAt > now)) {
    const request = keyed.get(nameOf(row));
    if (request === undefined) continue;
    const isSame = request.keyUse?.requestHash === row.requestHash;
    answers.set(request, isSame ? ok(JSON.parse(row.body) as BookingDetail) : fail("idempotency-key-reused"));
  }
  return answers;
}

/** Keeps the answers of the bookings that were asked for with a key. */
export async function storeKeys(tx: Transaction, made: readonly NewBooking[], now: Date): Promise<void> {
  const keys = made.flatMap(({ keyUse, answer }) => {
    if (keyUse === null) return [];
    const { scope, key, requestHash } = keyUse;
    return [{ scope, key, requestHash, bookingId: answer.id, body: JSON.stringify(answer) }];
  });
  if (keys.length === 0) return;
  await insertKeys(tx, { createdAt: now, expiresAt: new Date(now.getTime() + KEY_LIFE_MS) }, keys);
}

/** One text for a scope and a key; no scope holds a line break. */
export function nameOf({ scope, key }: Pick<KeyUse, "scope" | "key">): string {
  return `${scope}\n${key}`;
}
