import type { AuditEntry } from "@guichet/api/audit-log/schema";

type Snapshot = AuditEntry["before"];

/** A field that an entry tells of; null where there is nothing. */
export interface Difference {
  readonly field: string;
  readonly before: unknown;
  readonly after: unknown;
}

/** What says nothing to people: numbers of edits, and the id, which the thing itself has. */
const UNTOLD: ReadonlySet<string> = new Set(["id", "version", "updatedAt"]);

/** What differs between two states, field by field; all fields where there is only one of them. */
export function differencesOf(before: Snapshot, after: Snapshot): Difference[] {
  const fields = new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})]);
  return [...fields]
    .filter((field) => !UNTOLD.has(field))
    .map((field) => ({ field, before: before?.[field] ?? null, after: after?.[field] ?? null }))
    .filter((difference) => JSON.stringify(difference.before) !== JSON.stringify(difference.after));
}
