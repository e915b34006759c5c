import { createDifferences } from "./differences.ts";
import type { AuditNode, AuditQuery, CompareOptions } from "./node.ts";
import { printOfRow } from "./row-print.ts";
import type { Look } from "./settle.ts";

/*
 * Rows that belong to no session, one by one: the answers kept under idempotency keys, on which invariant 4 rests, and what is
 * sold. Of other tables only the size is compared.
 */

/** A table and its primary key. */
const TABLES: readonly ComparedTable[] = [
  { table: "idempotency_keys", one: "key", many: "keys", key: ["scope", "key"] },
  { table: "events", one: "event", many: "events", key: ["id"] },
  { table: "categories", one: "category", many: "categories", key: ["id"] },
  {
    table: "event_categories",
    one: "category of event",
    many: "categories of events",
    key: ["event_id", "category_id"],
  },
];

interface ComparedTable {
  readonly table: string;
  readonly one: string;
  readonly many: string;
  readonly key: readonly [string] | readonly [string, string];
}

type Place = readonly string[];

const ROWS_PER_STEP = 5_000;

/** Compares a node with the first, row by row, in constant memory. */
export async function compareRows(first: AuditNode, other: AuditNode, options: CompareOptions): Promise<void> {
  for (const compared of TABLES) await compareTable(first, other, { ...options, compared });
}

async function compareTable(
  first: AuditNode,
  other: AuditNode,
  { compared, ...options }: CompareOptions & { readonly compared: ComparedTable },
): Promise<void> {
  const print = await printOfRow(first.query, compared.table);
  const differences = createDifferences(first, other, { ...options, kind: compared });
  for (let after: Place | null = compared.key.map(() => ""); after !== null; ) {
    const expected: Rows = await readRows(first.query, compared, { print, after, limit: ROWS_PER_STEP });
    // At the end as many rows of the other node as fit; behind them its size is wrong in any case.
    const next: Place | null = expected.size < ROWS_PER_STEP ? null : (placesOf(expected).at(-1) ?? null);
    const upTo = next === null ? {} : { upTo: next };
    const found = await readRows(other.query, compared, { print, after, limit: 2 * ROWS_PER_STEP, ...upTo });
    const names = [...new Set([...expected.keys(), ...found.keys()])];
    for (const name of names.filter((name) => expected.get(name) !== found.get(name))) {
      await differences.add(lookAtRow(compared, { print, place: placeOf(name) }));
    }
    after = next;
  }
  await differences.end();
}

/** The prints of rows by their primary keys, in the order of these. */
type Rows = ReadonlyMap<string, string>;

const placeOf = (name: string): Place => JSON.parse(name) as string[];
const placesOf = (rows: Rows) => [...rows.keys()].map(placeOf);

async function readRows(
  query: AuditQuery,
  { table, key }: ComparedTable,
  part: { readonly print: string; readonly after: Place; readonly upTo?: Place; readonly limit: number },
): Promise<Rows> {
  const columns = key.map((column) => `\`${column}\``).join(", ");
  const [later, earlier] = [beyond(key, ">", part.after), part.upTo && beyond(key, "<=", part.upTo)];
  const rows = await query(
    `SELECT ${columns}, ${part.print} AS print FROM ${table}
      WHERE ${later.sql}${earlier ? ` AND ${earlier.sql}` : ""} ORDER BY ${columns} LIMIT ?`,
    [...later.values, ...(earlier?.values ?? []), part.limit],
  );
  return new Map(rows.map((row) => [JSON.stringify(key.map((column) => String(row[column]))), String(row["print"])]));
}

/** Rows on one side of a place, for an index on the key to find: comparisons of tuples do not use one. */
function beyond([a, b]: readonly string[], comparison: ">" | "<=", place: Place): { sql: string; values: Place } {
  const [first = "", second = ""] = place;
  if (b === undefined) return { sql: `\`${a}\` ${comparison} ?`, values: [first] };
  const strict = comparison === ">" ? ">" : "<";
  return {
    sql: `(\`${a}\` ${strict} ? OR (\`${a}\` = ? AND \`${b}\` ${comparison} ?))`,
    values: [first, first, second],
  };
}

function lookAtRow(
  { table, one, key }: ComparedTable,
  { print, place }: { readonly print: string; readonly place: Place },
): Look {
  return {
    sessionId: null,
    subject: `${one} ${place.join(" ")}`,
    async read(query) {
      const wanted = key.map((column) => `\`${column}\` = ?`).join(" AND ");
      const [row] = await query(`SELECT ${print} AS print FROM ${table} WHERE ${wanted}`, place);
      return row === undefined ? "no such row" : `row ${row["print"]}`;
    },
  };
}
