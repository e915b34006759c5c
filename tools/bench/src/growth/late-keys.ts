import type { Connection } from "mariadb";

/**
 * Takes the secondary keys and foreign keys off a table while `fill` fills it, and puts them back afterwards: sorting a key
 * once is many times faster than keeping it in order row by row, with a buffer pool smaller than the table.
 */
export async function withoutKeys(db: Connection, table: string, fill: () => Promise<void>): Promise<void> {
  const lines = await definitionsOf(db, table);
  const foreign = lines.filter((line) => line.includes(" FOREIGN KEY "));
  const keys = lines.filter((line) => /^(UNIQUE )?KEY /.test(line));
  await alter(
    db,
    table,
    namesOf(foreign).map((name) => `DROP FOREIGN KEY ${name}`),
  );
  await alter(
    db,
    table,
    namesOf(keys).map((name) => `DROP KEY ${name}`),
  );
  await fill();
  await alter(
    db,
    table,
    keys.map((line) => `ADD ${line}`),
  );
  await alter(
    db,
    table,
    foreign.map((line) => `ADD ${line}`),
  );
}

/** The same for full-text keys alone, which need a statement each. */
export async function withoutFullText(db: Connection, table: string, fill: () => Promise<void>): Promise<void> {
  const keys = (await definitionsOf(db, table)).filter((line) => line.startsWith("FULLTEXT KEY "));
  for (const name of namesOf(keys)) await alter(db, table, [`DROP KEY ${name}`]);
  await fill();
  for (const line of keys) await alter(db, table, [`ADD ${line}`]);
}

async function definitionsOf(db: Connection, table: string): Promise<string[]> {
  const [{ "Create Table": statement }] = await db.query<[{ "Create Table": string }]>(`SHOW CREATE TABLE ${table}`);
  return statement.split("\n").map((line) => line.trim().replace(/,$/, ""));
}

function namesOf(definitions: readonly string[]): string[] {
  return definitions.map((line) => /`[^`]+`/.exec(line)?.[0] ?? "");
}

async function alter(db: Connection, table: string, clauses: readonly string[]): Promise<void> {
  if (clauses.length > 0) await db.query(`ALTER TABLE ${table} ${clauses.join(", ")}`);
}
