import { type Connection, createConnection, type FieldInfo } from "mariadb";
import { type DatabaseAddress, describeAddress, parseDatabaseUrl } from "../url.ts";
import { HIDDEN_COLUMNS } from "../viewer/hidden-columns.ts";
import { complainAboutStatement } from "./statement-rules.ts";

export interface Statement {
  readonly sql: string;
  /** For its `?`, in order. */
  readonly parameters: readonly unknown[];
}

export type InspectedRow = Record<string, unknown>;

/** A database, looked at by a person: statements come as they are typed. */
export interface Inspection {
  /**
   * Runs statements one after the other, in one transaction.
   * @returns the rows of each; dates, decimals and numbers beyond 2^53 as text, bytes as `0x…`; for who may only read, HIDDEN in the
   *   place of secrets
   * @throws Error with one line: what the server said, or that it may not be run here
   */
  run(statements: readonly Statement[]): Promise<InspectedRow[][]>;
}

export interface InspectionOptions {
  readonly url: string;
  /** Lets everything through that the database's user may do. */
  readonly canWrite: boolean;
}

/** More rows than a person reads; a statement that gives more fails, before they fill the memory. */
const MOST_ROWS = 10_000;
/** Stands where a secret would: not for who made the effort to write a query around it, who may do all that the user may. */
const HIDDEN = "(hidden)";
const STATEMENT_TIMEOUT_S = 15;
const LOCK_WAIT_TIMEOUT_S = 3;

/** What the two kinds of inspection do differently. */
interface Manner {
  /** Why a statement may not be run, in one line; null when it may. */
  readonly complain: (sql: string) => string | null;
  /** Said to a new connection, and around the statements. */
  readonly session: readonly string[];
  readonly begin: string;
  readonly end: string;
  /** Whether a column is shown as HIDDEN. */
  readonly hides: (field: FieldInfo) => boolean;
}

const READING: Manner = {
  complain: complainAboutStatement,
  session: ["SET SESSION TRANSACTION READ ONLY"],
  begin: "START TRANSACTION READ ONLY",
  end: "ROLLBACK",
  hides: (field) => HIDDEN_COLUMNS.get(field.orgTable())?.includes(field.orgName()) ?? false,
};

const WRITING: Manner = {
  complain: () => null,
  session: [],
  begin: "START TRANSACTION",
  end: "COMMIT",
  hides: () => false,
};

/**
 * A database for inspection, by default without the ability to change anything: whatever the user may do, each statement is one
 * that reads, and its transaction is one in which the server refuses all else. Each run has a connection of its own, so that nothing
 * that one sets is there for the next.
 * @throws DatabaseUrlError when the address cannot be used
 */
export function openInspection({ url, canWrite }: InspectionOptions): Inspection {
  const address = parseDatabaseUrl(url);
  const manner = canWrite ? WRITING : READING;
  return {
    async run(statements) {
      for (const { sql } of statements) {
        const complaint = manner.complain(sql);
        if (complaint !== null) throw new Error(complaint);
      }
      const connection = await connect(address);
      try {
        await prepareSession(connection, manner);
        return await transact(connection, statements, manner);
      } catch (error) {
        throw new Error(plain(error), { cause: error });
      } finally {
        // Not its polite end: rows that nobody wants may still be on their way.
        connection.destroy();
      }
    },
  };
}

async function connect(address: DatabaseAddress): Promise<Connection> {
  try {
    const connection = await createConnection({
      ...address,
      timezone: "Z",
      connectTimeout: 3_000,
      socketTimeout: (STATEMENT_TIMEOUT_S + 5) * 1_000,
      // A prepared statement is one statement, whatever its text holds.
      prepareCacheLength: 0,
      dateStrings: true,
      autoJsonMap: false,
    });
    // A connection that breaks fails its next query; without a listener it would end the process instead.
    connection.on("error", () => undefined);
    return connection;
  } catch (error) {
    throw new Error(`${describeAddress(address)} does not answer: ${plain(error)}`, { cause: error });
  }
}

async function prepareSession(connection: Connection, { session }: Manner): Promise<void> {
  await connection.query(
    "SET SESSION time_zone = '+00:00', sql_mode = 'STRICT_ALL_TABLES,NO_ENGINE_SUBSTITUTION', " +
      `max_statement_time = ${STATEMENT_TIMEOUT_S}, innodb_lock_wait_timeout = ${LOCK_WAIT_TIMEOUT_S}`,
  );
  for (const sql of session) await connection.query(sql);
}

async function transact(
  connection: Connection,
  statements: readonly Statement[],
  manner: Manner,
): Promise<InspectedRow[][]> {
  await connection.query(manner.begin);
  const results: InspectedRow[][] = [];
  for (const statement of statements) results.push(await execute(connection, statement, manner));
  // One that fails ends with its connection, and is rolled back with it.
  await connection.query(manner.end);
  return results;
}

async function execute(
  connection: Connection,
  { sql, parameters }: Statement,
  { hides }: Manner,
): Promise<InspectedRow[]> {
  const prepared = await connection.prepare(sql);
  const stream = prepared.executeStream([...parameters]);
  let hidden: readonly string[] = [];
  // Whose columns these are is known before the first row.
  stream.on("fields", (fields: FieldInfo[]) => {
    hidden = fields.filter(hides).map((field) => field.name());
  });
  const rows: InspectedRow[] = [];
  for await (const row of stream) {
    if (rows.length === MOST_ROWS) {
      throw new Error(`This gives more than ${MOST_ROWS.toLocaleString("en")} rows: add a LIMIT, or a condition`);
    }
    rows.push({ ...toPlain(row), ...Object.fromEntries(hidden.map((name) => [name, HIDDEN])) });
  }
  prepared.close();
  return rows;
}

function toPlain(row: InspectedRow): InspectedRow {
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => {
      if (typeof value === "bigint") return [name, Number.isSafeInteger(Number(value)) ? Number(value) : String(value)];
      if (Buffer.isBuffer(value)) return [name, `0x${value.toString("hex")}`];
      return [name, value];
    }),
  );
}

/** The server's own words, without what the driver adds: the statement and its values. */
function plain(error: unknown): string {
  const { sqlMessage, message } = error as { sqlMessage?: string | null; message?: string };
  return sqlMessage ?? message?.split("\n")[0] ?? String(error);
}
