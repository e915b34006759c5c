import { compareRows } from "./compare-rows.ts";
import { createDifferences } from "./differences.ts";
import type { AuditNode, AuditQuery, CompareOptions } from "./node.ts";
import { printOfRows } from "./row-print.ts";
import { nextSessionRange, type SessionRange } from "./session-ranges.ts";
import { type Look, settle } from "./settle.ts";

/*
 * Invariant 3: the same rows on every node. Nodes are read one after the other, so that under traffic two that agree look
 * different: a difference counts only if the first node is the same before and after the other was read, several times over.
 */

/** A table whose rows belong to sessions, with the column that says to which. */
const TABLES = { sessions: "id", bookings: "session_id", tickets: "session_id" } as const;

/** Compares the others with the first node: every session with its bookings and tickets, keys and events, and the size of every table. */
export async function compareNodes(nodes: readonly AuditNode[], options: CompareOptions): Promise<void> {
  const [first, ...others] = nodes;
  if (first === undefined || others.length === 0) return;
  await compareSessions(first, others, options);
  for (const other of others) {
    await compareRows(first, other, options);
    await compareSizes(first, other, options);
  }
}

async function compareSessions(first: AuditNode, others: readonly AuditNode[], options: CompareOptions): Promise<void> {
  const prints = await fingerprints(first.query);
  const kind = { one: "session", many: "sessions" };
  const compared = others.map((other) => ({
    other,
    differences: createDifferences(first, other, { ...options, kind }),
  }));
  let sessions = 0;
  for (let after: string | null = ""; after !== null; ) {
    const step: SessionStep = await nextCommonRange([first, ...others], after);
    const expected = await readPrints(first.query, prints, step.range);
    for (const { other, differences } of compared) {
      const found = await readPrints(other.query, prints, step.range);
      for (const id of new Set([...expected.keys(), ...found.keys()])) {
        if (expected.get(id) !== found.get(id)) await differences.add(lookAtSession(prints, id));
      }
    }
    sessions += expected.size;
    options.onProgress?.(sessions);
    after = step.next;
  }
  for (const { differences } of compared) await differences.end();
}

type SessionStep = Awaited<ReturnType<typeof nextSessionRange>>;

/** The next few sessions: no node has more of them than an audit reads at once, however much more it may have than the others. */
async function nextCommonRange(nodes: readonly AuditNode[], after: string): Promise<SessionStep> {
  const steps = [];
  for (const { query } of nodes) steps.push(await nextSessionRange(query, after));
  return steps.reduce((shortest, step) => (step.range.upTo < shortest.range.upTo ? step : shortest));
}

type Fingerprints = Readonly<Record<keyof typeof TABLES, string>>;

/** For each table, an expression that is the same for the same rows in any order. */
async function fingerprints(query: AuditQuery): Promise<Fingerprints> {
  const print = async (table: keyof typeof TABLES) =>
    `CONCAT(COUNT(*), ' ${table} ', ${await printOfRows(query, table)})`;
  return { sessions: await print("sessions"), bookings: await print("bookings"), tickets: await print("tickets") };
}

/** `1 sessions 0F…; 12 bookings A3…; 30 tickets 77…` of every session in a range. */
async function readPrints(
  query: AuditQuery,
  prints: Fingerprints,
  { after, upTo }: SessionRange,
): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for (const [table, column] of Object.entries(TABLES)) {
    const print = prints[table as keyof typeof TABLES];
    const rows = await query(
      `SELECT ${column} AS id, ${print} AS print FROM ${table} WHERE ${column} > ? AND ${column} <= ? GROUP BY ${column}`,
      [after, upTo],
    );
    for (const row of rows) {
      const id = String(row["id"]);
      const before = found.get(id);
      found.set(id, before === undefined ? String(row["print"]) : `${before}; ${row["print"]}`);
    }
  }
  return found;
}

function lookAtSession(prints: Fingerprints, id: string): Look {
  const parts = Object.entries(TABLES).map(
    ([table, column]) => `(SELECT ${prints[table as keyof typeof TABLES]} FROM ${table} WHERE ${column} = ?)`,
  );
  return {
    sessionId: id,
    subject: `session ${id}`,
    async read(query) {
      const [row] = await query(`SELECT CONCAT_WS('; ', ${parts.join(", ")}) AS print`, [id, id, id]);
      return String(row?.["print"]);
    },
  };
}

async function compareSizes(first: AuditNode, other: AuditNode, options: CompareOptions): Promise<void> {
  const [expected, found] = [await tablesOf(first.query), await tablesOf(other.query)];
  for (const table of [...new Set([...expected, ...found])].sort()) {
    const look: Look = {
      sessionId: null,
      subject: `table ${table}`,
      async read(query) {
        if (!(await tablesOf(query)).includes(table)) return "no such table";
        const [row] = await query(`SELECT COUNT(*) AS count FROM \`${table}\``, []);
        return `${row?.["count"]} rows`;
      },
    };
    if ((await look.read(first.query)) !== (await look.read(other.query))) {
      await settle(first, other, { ...options, ...look });
    }
  }
}

async function tablesOf(query: AuditQuery): Promise<string[]> {
  const rows = await query(
    "SELECT table_name AS name FROM information_schema.tables WHERE table_schema = DATABASE() AND table_type = 'BASE TABLE'",
    [],
  );
  return rows.map((row) => String(row["name"]));
}
