/**
 * A database schema as comparable facts: `column events.title` → `varchar(160) not null`, `index events.events_slug_key`
 * → `unique (slug)`, and so on. The Prisma schema and information_schema are both read into this form.
 */
export type SchemaFacts = ReadonlyMap<string, string>;

/** Every difference as one line, sorted; empty when the two say the same. */
export function compareSchemas(expected: SchemaFacts, actual: SchemaFacts): string[] {
  const differences: string[] = [];
  for (const [fact, wanted] of expected) {
    const found = actual.get(fact);
    if (found === undefined) differences.push(`${fact}: missing in the database, the Prisma schema has ${wanted}`);
    else if (found !== wanted) differences.push(`${fact}: ${found} in the database, ${wanted} in the Prisma schema`);
  }
  for (const [fact, found] of actual) {
    if (!expected.has(fact)) differences.push(`${fact}: ${found} in the database, missing in the Prisma schema`);
  }
  return differences.sort();
}

export interface ColumnFact {
  /** As MariaDB writes it, such as `varchar(160)`; `json` for LONGTEXT with a JSON_VALID check. */
  readonly type: string;
  readonly nullable: boolean;
  /** Without quotes; null when there is none. */
  readonly default: string | null;
}

export function describeColumn(column: ColumnFact): string {
  const nullability = column.nullable ? "null" : "not null";
  return column.default === null
    ? `${column.type} ${nullability}`
    : `${column.type} ${nullability} default ${column.default}`;
}

export function describeIndex(kind: "primary" | "unique" | "fulltext" | "index", columns: readonly string[]): string {
  return `${kind} (${columns.join(", ")})`;
}

export interface ForeignKeyFact {
  readonly columns: readonly string[];
  readonly table: string;
  readonly references: readonly string[];
  readonly onDelete: string;
  readonly onUpdate: string;
}

export function describeForeignKey(key: ForeignKeyFact): string {
  const target = `${key.table} (${key.references.join(", ")})`;
  const rules = `on delete ${key.onDelete.toLowerCase()} on update ${key.onUpdate.toLowerCase()}`;
  return `(${key.columns.join(", ")}) references ${target} ${rules}`;
}
