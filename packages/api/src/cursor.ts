import type { z } from "zod";
import { fail, ok, type Result } from "./errors.ts";

/**
 * Keyset cursors: where a page ended, as base64url of JSON. Opaque to clients, and checked like any input: what does not have
 * the form of `schema` is refused as `invalid-cursor`.
 */
export function encodeCursor(position: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify(position)).toString("base64url");
}

export function decodeCursor<Position>(
  cursor: string | undefined,
  schema: z.ZodType<Position>,
): Result<Position | null> {
  if (cursor === undefined) return ok(null);
  const position = schema.safeParse(parseJson(Buffer.from(cursor, "base64url").toString()));
  return position.success ? ok(position.data) : fail("invalid-cursor");
}

function parseJson(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

/** Splits `limit + 1` rows into a page and whether another follows. */
export function cutPage<Row>(rows: readonly Row[], limit: number): { rows: readonly Row[]; last: Row | null } {
  const kept = rows.slice(0, limit);
  return { rows: kept, last: rows.length > limit ? (kept.at(-1) ?? null) : null };
}
