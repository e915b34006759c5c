import type { Connection } from "mariadb";

/**
 * Takes the secondary keys and foreign keys off a table while `fill` fills it, and puts them back afterwards: sorting a key
 * once is many times faster than keeping it in order row by row, with a buffer pool smaller than the table.
 */
export async function withoutKeys(db: Connection, table: string, fill: () => Promise<void>): Promise<void> {
  const [{ "Create Table": definition }] = await db.query<[{ "Create Table": string }]>(`SHOW CREATE TABLE ${table}`);
  const lines = definition.split("\n").map((line) => line.trim().replace(/,$/, ""));
  const foreign = lines.filter((line) => line.includes(" FOREIGN KEY "));
  const keys = lines.filter((line) => /^(UNIQUE |FULLTEXT )?KEY /.test(line));
  const names = (definitions: readonly string[]) => definitions.map((line) => /`([^`]+)`/.exec(line)?.[1] ?? "");
  await alter(
    db,
    table,
    names(foreign).map((name) => `DROP FOREIGN KEY \`${name}\``),
  );
  await alter(
    db,
    table,
    names(keys).map((name) => `DROP KEY \`${name}\``),
  );
  await fill();
  await alter(
    db,
    table,
    keys.filter((line) => !line.startsWith("FULLTEXT")).map((line) => `ADD ${line}`),
  );
  for (const line of keys.filter((key) => key.startsWith("FULLTEXT"))) await alter(db, table, [`ADD ${line}`]);
  await alter(
    db,
    table,
    foreign.map((line) => `ADD ${line}`),
  );
}

async function alter(db: Connection, table: string, clauses: readonly string[]): Promise<void> {
  if (clauses.length > 0) await db.query(`ALTER TABLE ${table} ${clauses.join(", ")}`);
}
