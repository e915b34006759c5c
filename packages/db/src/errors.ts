/**
 * What the caller of the database can do about an error:
 * - `duplicate`: a unique key refused a row; `constraint` is the key's name (`PRIMARY` for a primary key)
 * - `retry`: the transaction lost against another one and was, or must be, rolled back: repeat all of it
 * - `reconnect`: the connection or its node is gone: repeat on a new connection (a COMMIT may have happened)
 * - `other`: repeating would not help
 */
export type DatabaseFailure =
  | { readonly kind: "duplicate"; readonly constraint: string }
  | { readonly kind: "retry" | "reconnect" | "other" };

/** No transaction went through within the time allowed. Nothing of it is known to be stored; answer 503. */
export class DatabaseBusyError extends Error {
  override readonly name = "DatabaseBusyError";
}

const DUPLICATE_ENTRY = "1062";

/**
 * Deadlock; record changed since last read (snapshot isolation, and Galera); lock wait timeout; error during COMMIT; statement that
 * took too long (max_statement_time).
 */
const RETRY_CODES = new Set(["1213", "1020", "1205", "1180", "1969"]);

/**
 * Server: 1040 and 1203 too many connections, 1047 Galera node not ready, 1053 shutting down, 1152–1161 network,
 * 1290 and 1836 read-only (no writer any more, after a failover), 1317 interrupted (by a shutdown), 1461 too many prepared
 * statements, 1927 killed. Driver (its lib/misc/errors.js): 45001–45019 closed or reset, 45026 socket timeout, 45028 no connection
 * from the pool in time, 45029, 45030 and 45033 broken while it was set up.
 */
const RECONNECT_CODES = new Set(
  "1040 1203 1047 1053 1152 1158 1159 1160 1161 1290 1317 1461 1836 1927 45001 45004 45009 45012 45013 45019 45026 45028 45029 45030 45033".split(
    " ",
  ),
);

/**
 * Of those, what leaves the connection open although its node will go on refusing. In the case of 1461 until statements are closed:
 * closing the connection closes all of its own.
 */
const REFUSING_NODE_CODES = new Set(["1047", "1290", "1461", "1836"]);

/** Prisma's own: write conflict; transaction not started or not finished in time; pool timeout. */
const RETRY_PRISMA_CODES = new Set(["P2034", "P2028", "P2024"]);
/** Prisma's own: server not reached; timed out; closed the connection; too many connections. */
const RECONNECT_PRISMA_CODES = new Set(["P1001", "P1002", "P1017", "P2037"]);

/** Node's own, of a socket: the driver passes them on bare, the adapter too, as they have no message of the server. */
const SOCKET_CODES = new Set(
  "ECONNRESET ECONNREFUSED ECONNABORTED EPIPE ETIMEDOUT EHOSTUNREACH ENETUNREACH".split(" "),
);

/**
 * Classifies anything thrown by Prisma, its MariaDB adapter or the driver. Prisma wraps the same server error in
 * different codes (1213 is P2034 in a model call, P2010 in `$executeRaw`, and a bare DriverAdapterError in COMMIT), so
 * the server's own number decides, and Prisma's code only where there is none.
 */
export function classifyDatabaseError(error: unknown): DatabaseFailure {
  const cause = adapterCause(error);
  const number = serverNumber(error);
  if (number === DUPLICATE_ENTRY) return { kind: "duplicate", constraint: duplicateKey(cause, error) };
  if (number !== undefined && RETRY_CODES.has(number)) return { kind: "retry" };
  if (number !== undefined && RECONNECT_CODES.has(number)) return { kind: "reconnect" };
  const code = stringOf(property(error, "code"));
  if (code !== undefined && RETRY_PRISMA_CODES.has(code)) return { kind: "retry" };
  if (code !== undefined && RECONNECT_PRISMA_CODES.has(code)) return { kind: "reconnect" };
  if (isSocketError(error, code)) return { kind: "reconnect" };
  return { kind: "other" };
}

/** Whether the node at the other end refuses, and the connection had better be closed although it works. */
export function isRefusingNode(error: unknown): boolean {
  return REFUSING_NODE_CODES.has(serverNumber(error) ?? "");
}

/** Whether the server waited too long: for a lock, or for its cluster (pool.ts tells them apart). */
export function isLockWait(error: unknown): boolean {
  return serverNumber(error) === "1205";
}

/** What a node means that cannot catch up with its cluster: that it takes no work (1047). Its own words are kept as the cause. */
export function refusalOfNode(cause: unknown): Error {
  const sqlMessage = "The node has not caught up with its cluster";
  const packet = { errno: 1047, sqlState: "08S01", code: "ER_UNKNOWN_COM_ERROR", sqlMessage };
  return Object.assign(new Error(sqlMessage, { cause: messageOf(cause) }), packet);
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** Whether a socket failed. The driver marks whatever it met there as fatal; what the server says carries a message of its own. */
function isSocketError(error: unknown, code: string | undefined): boolean {
  if (code !== undefined && SOCKET_CODES.has(code)) return true;
  return property(error, "fatal") === true && property(error, "sqlMessage") === undefined;
}

/** The server's or the driver's number of an error. */
function serverNumber(error: unknown): string | undefined {
  return stringOf(adapterCause(error)?.["originalCode"]) ?? stringOf(property(error, "errno"));
}

/** The adapter's description of a server error: under `meta` of Prisma's errors, or `cause` of the adapter's own. */
function adapterCause(error: unknown): Record<string, unknown> | undefined {
  const wrapped = property(property(error, "meta"), "driverAdapterError") ?? error;
  const cause = property(wrapped, "cause");
  return isRecord(cause) ? cause : undefined;
}

function duplicateKey(cause: Record<string, unknown> | undefined, error: unknown): string {
  const index = stringOf(property(cause?.["constraint"], "index"));
  if (index !== undefined) return index;
  const message = stringOf(property(error, "sqlMessage")) ?? "";
  return /for key '(?:[^'.]+\.)?([^']+)'$/.exec(message)?.[1] ?? "unknown";
}

function property(value: unknown, name: string): unknown {
  return isRecord(value) ? value[name] : undefined;
}

function stringOf(value: unknown): string | undefined {
  return typeof value === "string" ? value : typeof value === "number" ? String(value) : undefined;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
