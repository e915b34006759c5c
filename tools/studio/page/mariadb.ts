import type { createStudioBFFClient } from "@prisma/studio-core/data/bff";

type Executor = ReturnType<typeof createStudioBFFClient>;
type Query = Parameters<Executor["execute"]>[0];
type Row = Record<string, unknown>;

/*
 * Studio speaks MySQL. What MariaDB understands otherwise is translated here, on the way there and back.
 */

/** `CAST(name AS TEXT)`, in filters, is none of MariaDB's types: there a text is CHAR. */
export function toMariadb<T extends Pick<Query, "sql">>(query: T): T {
  return { ...query, sql: query.sql.replaceAll(/\bcast\((`(?:[^`]|``)+`) as text\)/gi, "cast($1 as char)") };
}

/** The columns of tables come from JSON_ARRAYAGG: a text in MariaDB, where MySQL sends a list (prisma/studio#1367). */
export function fromMariadb(rows: unknown): unknown[] {
  return (rows as Row[]).map((row) =>
    "columns" in row && "schema" in row && typeof row["columns"] === "string"
      ? { ...row, columns: JSON.parse(row["columns"]) }
      : row,
  );
}

/** Studio's executor for a MariaDB behind it. */
export function translate(executor: Executor): Executor {
  return {
    ...executor,
    execute: (query, options) => executor.execute(toMariadb(query), options),
    executeSequence: ([first, second], options) =>
      executor.executeSequence([toMariadb(first), toMariadb(second)], options),
    executeTransaction: (queries, options) => executor.executeTransaction(queries.map(toMariadb), options),
  };
}
