import type { AuditQuery } from "./node.ts";
import type { AuditedRows, Invariant } from "./rules.ts";

/** A rule that does not hold for a row. */
export interface Finding {
  readonly invariant: Invariant;
  readonly what: string;
  readonly severity: "violation" | "warning";
  /** Null where no session is known. */
  readonly sessionId: string | null;
  /** `booking 0190…`, `seat 12`. */
  readonly subject: string;
  readonly expected: string;
  readonly found: string;
}

/** A finding with the node it was made on. */
export interface NodeFinding extends Finding {
  readonly node: string;
}

/** Broken rows that are read at once. A session may have a million of them. */
const ROWS_PER_PAGE = 5_000;

type Row = Readonly<Record<string, unknown>>;

/** `b0`, `e0` and `f0` tell whether the first rule is broken, what it expects and what it found, as texts of the database. */
export function statementOf({ sessionId, id, from, groupBy, rules }: AuditedRows): string {
  const columns = rules.map(
    ({ broken, expected, found }, i) => `(${broken}) AS b${i}, CONCAT(${expected}) AS e${i}, CONCAT(${found}) AS f${i}`,
  );
  const anyBroken = rules.map((_, i) => `b${i}`).join(" OR ");
  const grouping = groupBy === undefined ? "" : ` GROUP BY ${groupBy}`;
  return `SELECT ${sessionId} AS sessionId, ${id} AS subject, ${columns.join(", ")} FROM ${from}${grouping} HAVING ${anyBroken}`;
}

/**
 * Runs a statement of `statementOf` and hands on what is broken, in constant memory: page by page, in the order of the sessions and of
 * the rows in them. The database makes all of the statement anew for each page, which costs nothing where little is broken.
 */
export async function findBroken(
  query: AuditQuery,
  rows: AuditedRows,
  statement: { readonly sql: string; readonly values: readonly unknown[]; onFinding(finding: Finding): void },
): Promise<void> {
  let last: Row | undefined;
  do {
    // Behind the last row, not an OFFSET: rows that are mended meanwhile must not shift the others out of sight.
    const behind = last === undefined ? "" : "WHERE sessionId > ? OR (sessionId = ? AND subject > ?)";
    const place = last === undefined ? [] : [last["sessionId"], last["sessionId"], last["subject"]];
    const page: readonly Row[] = await query(
      `SELECT * FROM (${statement.sql}) broken ${behind} ORDER BY sessionId, subject LIMIT ?`,
      [...statement.values, ...place, ROWS_PER_PAGE],
    );
    for (const row of page) for (const finding of findingsIn(row, rows)) statement.onFinding(finding);
    last = page.length < ROWS_PER_PAGE ? undefined : page.at(-1);
  } while (last !== undefined);
}

function findingsIn(row: Row, { of, rules }: AuditedRows): Finding[] {
  return rules.flatMap(({ what, invariant, warning }, i) => {
    if (Number(row[`b${i}`] ?? 0) === 0) return [];
    return {
      invariant,
      what,
      severity: warning ? ("warning" as const) : ("violation" as const),
      sessionId: row["sessionId"] === "" ? null : String(row["sessionId"]),
      subject: `${of} ${row["subject"]}`,
      expected: String(row[`e${i}`]),
      found: String(row[`f${i}`]),
    };
  });
}
