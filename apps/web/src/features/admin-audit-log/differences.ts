import type { AuditEntry } from "@guichet/api/audit-log/schema";

type Snapshot = AuditEntry["before"];

/** A field that an entry tells of; null where there is nothing. */
export interface Difference {
  /** `price.amount` for a field within a field. */
  readonly field: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** What differs between two states, field by field; all fields where there is only one of them. */
export function differencesOf(before: Snapshot, after: Snapshot): Difference[] {
  const old = fieldsOf(before ?? {});
  const now = fieldsOf(after ?? {});
  return [...new Set([...old.keys(), ...now.keys()])]
    .map((field) => ({ field, before: old.get(field) ?? null, after: now.get(field) ?? null }))
    .filter((difference) => difference.before !== difference.after);
}

function fieldsOf(snapshot: NonNullable<Snapshot>, prefix = ""): Map<string, string> {
  const fields = new Map<string, string>();
  for (const [name, value] of Object.entries(snapshot)) {
    if (isPlainObject(value)) for (const [field, text] of fieldsOf(value, `${prefix}${name}.`)) fields.set(field, text);
    else if (value !== null && value !== undefined) fields.set(prefix + name, textOf(value));
  }
  return fields;
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}

function isPlainObject(value: unknown): value is NonNullable<Snapshot> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
