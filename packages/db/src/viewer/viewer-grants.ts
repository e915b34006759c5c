import type { Connection } from "mariadb";
import { HIDDEN_COLUMNS } from "./hidden-columns.ts";

/**
 * The role of who looks into the database by hand (npm run studio). Whoever makes the users of a database makes it, too, and gives it to
 * the one who migrates, along with the right to pass rights on (deploy/galera/src/accounts.ts, scripts/lib/mariadb-data.mjs). It is let
 * into a database by SHOW VIEW on it, which shows nothing of a table.
 */
const VIEWER = "guichet_viewer";

/** What may be read of a table: everything, or these columns. */
type Sight = "*" | readonly string[];

/**
 * Lets the role see all tables but for the columns that are hidden. Not before a migration: MariaDB gives no rights on tables that are
 * not there yet. Does nothing in a database that the role is not let into, or for a user who does not hold it.
 * @throws the server's error when the user holds the role and may not pass rights on
 */
export async function ensureViewerGrants(connection: Connection): Promise<void> {
  for (const statement of await pendingGrants(connection)) await connection.query(statement);
}

/** Whether there is nothing to give or to take, as far as this user is concerned. */
export async function hasViewerGrants(connection: Connection): Promise<boolean> {
  return (await pendingGrants(connection)).length === 0;
}

async function pendingGrants(connection: Connection): Promise<readonly string[]> {
  if (!(await holdsRole(connection))) return [];
  const given = await readGrants(connection);
  if (given === null) return [];
  const wanted = await wantedSights(connection);
  return [...wanted].flatMap(([table, sight]) => changeSight(table, given.get(table), sight));
}

async function holdsRole(connection: Connection): Promise<boolean> {
  const rows: unknown[] = await connection.query(
    "SELECT 1 FROM information_schema.applicable_roles WHERE role_name = ?",
    [VIEWER],
  );
  return rows.length > 0;
}

async function wantedSights(connection: Connection): Promise<ReadonlyMap<string, Sight>> {
  const rows: { name: string; columns: string }[] = await connection.query(
    `SELECT table_name AS name, GROUP_CONCAT(column_name ORDER BY column_name) AS columns
       FROM information_schema.columns WHERE table_schema = DATABASE() GROUP BY table_name`,
  );
  const sights = rows.map(({ name, columns }): [string, Sight] => {
    const hidden = HIDDEN_COLUMNS.get(name);
    return [name, hidden === undefined ? "*" : columns.split(",").filter((column) => !hidden.includes(column))];
  });
  return new Map(sights);
}

/** What the role sees of this database; null when it is not let in. The rights of a role are shown to who plays it. */
async function readGrants(connection: Connection): Promise<ReadonlyMap<string, Sight> | null> {
  const [{ name }]: [{ name: string }] = await connection.query("SELECT DATABASE() AS name");
  await connection.query(`SET ROLE ${VIEWER}`);
  try {
    const rows: Record<string, string>[] = await connection.query(`SHOW GRANTS FOR ${VIEWER}`);
    const grants = rows.map((row) => Object.values(row)[0] ?? "");
    if (!grants.some((grant) => /^GRANT SHOW VIEW ON `(.+)`\.\* TO/.exec(grant)?.[1] === name)) return null;
    return new Map(grants.flatMap((grant) => readGrant(name, grant)));
  } finally {
    await connection.query("SET ROLE NONE");
  }
}

/** Reads a line of SHOW GRANTS; one that gives the whole table may list columns besides. */
function readGrant(database: string, grant: string): [string, Sight][] {
  const [, privileges = "", on, table] = /^GRANT (.+) ON `([^`]+)`\.`([^`]+)` TO/.exec(grant) ?? [];
  if (on !== database || table === undefined) return [];
  if (/\bSELECT(?! \()/.test(privileges)) return [[table, "*"]];
  const [, columns = ""] = /\bSELECT \(([^)]*)\)/.exec(privileges) ?? [];
  return [[table, [...columns.matchAll(/`([^`]+)`/g)].map(([, column = ""]) => column)]];
}

/**
 * Exported for its test: the statements that lead from one sight of a table to another. A right to a table that is taken back takes the
 * rights to its columns along.
 */
export function changeSight(table: string, given: Sight | undefined, wanted: Sight): string[] {
  const on = `ON \`${table}\``;
  if (wanted === "*") return given === "*" ? [] : [`GRANT SELECT ${on} TO ${VIEWER}`];
  const had = given === undefined || given === "*" ? [] : given;
  const more = wanted.filter((column) => !had.includes(column));
  const less = had.filter((column) => !wanted.includes(column));
  return [
    ...(given === "*" ? [`REVOKE SELECT ${on} FROM ${VIEWER}`] : []),
    ...(less.length === 0 ? [] : [`REVOKE SELECT (${less.map(quoted)}) ${on} FROM ${VIEWER}`]),
    ...(more.length === 0 ? [] : [`GRANT SELECT (${more.map(quoted)}) ${on} TO ${VIEWER}`]),
  ];
}

const quoted = (column: string) => `\`${column}\``;
