import type { CreateSessionInput } from "./schema.ts";

type Pattern = Omit<CreateSessionInput, "id">;

/** A session like the pattern at another instant: as long as it, its sale ending as long before the start. */
export function sessionAt(startsAt: string, pattern: Pattern): Pattern {
  const moved = Date.parse(startsAt) - Date.parse(pattern.startsAt);
  const along = (iso: string) => new Date(Date.parse(iso) + moved).toISOString();
  const salesEndAt = pattern.salesEndAt === null ? null : along(pattern.salesEndAt);
  return { ...pattern, startsAt, endsAt: along(pattern.endsAt), salesEndAt };
}
