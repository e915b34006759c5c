import { PrismaMariaDb } from "@prisma/adapter-mariadb";
import { PrismaClient } from "../generated/prisma/client.ts";
import { PREPARED_STATEMENTS } from "./connection-limits.ts";
import { openClusterNode } from "./majority/cluster-node.ts";
import { type CommitMajority, createMajority, ONE_SERVER } from "./majority/majority.ts";
import { openPool } from "./pool.ts";
import { repeatReads } from "./repeated-reads.ts";
import { describeAddress, parseDatabaseUrl } from "./url.ts";

export interface DatabaseOptions {
  /** `mysql://…` of the endpoint that takes all writes. */
  readonly url: string;
  /** `mysql://…` of the endpoint for reads that may be up to 2 s old; the writer when absent. */
  readonly readerUrl?: string;
  /** `mysql://…` of each node of the cluster behind `url`, itself and not a proxy; absent where the database is one server. */
  readonly nodeUrls?: readonly string[];
  /** Connections per endpoint; 10 when absent. */
  readonly connectionLimit?: number;
  /** Called with the text of every SQL statement of the models and raw queries: for logs, and for tests that count. */
  readonly onQuery?: (sql: string) => void;
  /**
   * Called with one line for each connection that breaks while it is used, or leads to a node that takes no work any more: for
   * logs. The query in flight fails as well.
   */
  readonly onConnectionLost?: (line: string) => void;
}

/** The database as the application sees it. Writes and causal reads go to `writer`. */
export interface Database {
  readonly writer: PrismaClient;
  readonly reader: PrismaClient;
  /** Whether other nodes have what `writer` has committed. */
  readonly majority: CommitMajority;
  close(): Promise<void>;
}

const DEFAULT_CONNECTION_LIMIT = 10;

/**
 * Longest silence of a socket in use, in milliseconds; the driver's own default is to wait for ever. Longer than any lock wait, and
 * than a Galera cluster needs to go on without a node that fell silent (evs.suspect_timeout: 5 s unless it is set, as in
 * deploy/galera), so that only a dead peer reaches it; short enough for a transaction of 8 s to be tried once more.
 */
const SOCKET_TIMEOUT_MS = 6_000;
/**
 * After this the server itself ends a statement (error 1969). Otherwise it would go on with what nobody waits for any more: a socket
 * that is given up does not stop it.
 */
const STATEMENT_TIMEOUT_S = 5.5;
/** A transaction may outlast its time by one lock wait (see transaction.ts): a lock held so long is worth a fresh start. */
const LOCK_WAIT_TIMEOUT_S = 3;

/**
 * What every connection is set to, whatever the server's own configuration says. The isolation level is a statement
 * of its own because its variable has another name in MariaDB 11.8 (transaction_isolation) than in 10.11.
 */
const SESSION_SETUP = [
  "SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED",
  "SET SESSION time_zone = '+00:00', " +
    "sql_mode = 'STRICT_ALL_TABLES,NO_ZERO_DATE,NO_ZERO_IN_DATE,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION', " +
    `innodb_lock_wait_timeout = ${LOCK_WAIT_TIMEOUT_S}, max_statement_time = ${STATEMENT_TIMEOUT_S}`,
];

/**
 * What `writer` is set to besides: reads and the start of a transaction first wait until the node has committed all that the cluster had
 * by then, whichever node took it. Where there is no cluster it means nothing, and some builds of the server do not know it (1193).
 */
const CAUSAL_SETUP =
  "BEGIN NOT ATOMIC DECLARE CONTINUE HANDLER FOR 1193 BEGIN END; " +
  "EXECUTE IMMEDIATE 'SET SESSION wsrep_sync_wait = 1'; END";

/**
 * Opens the database. Connections are made when first needed: a server that is down shows with the first query.
 * @throws DatabaseUrlError when an address cannot be used
 */
export function createDatabase(options: DatabaseOptions): Database {
  const writer = createClient(options.url, { ...options, sessionSetup: [...SESSION_SETUP, CAUSAL_SETUP] });
  const reader =
    options.readerUrl === undefined || options.readerUrl === options.url
      ? writer
      : createClient(options.readerUrl, { ...options, sessionSetup: SESSION_SETUP });
  const majority = options.nodeUrls === undefined ? ONE_SERVER : createMajority(options.nodeUrls.map(openClusterNode));
  return {
    writer,
    reader,
    majority,
    async close() {
      await Promise.all([...new Set([writer, reader])].map((client) => client.$disconnect()));
      await majority.close();
    },
  };
}

type ClientOptions = Pick<DatabaseOptions, "connectionLimit" | "onQuery" | "onConnectionLost"> & {
  readonly sessionSetup: readonly string[];
};

function createClient(url: string, options: ClientOptions): PrismaClient {
  const { connectionLimit, onQuery, onConnectionLost, sessionSetup } = options;
  const address = parseDatabaseUrl(url);
  const config = {
    ...address,
    timezone: "Z",
    connectTimeout: 3_000,
    acquireTimeout: 3_000,
    socketTimeout: SOCKET_TIMEOUT_MS,
    connectionLimit: connectionLimit ?? DEFAULT_CONNECTION_LIMIT,
    // The socket timeout also ends connections that idle: keep one ready, open the others on demand.
    minimumIdle: 1,
    prepareCacheLength: PREPARED_STATEMENTS,
    initSql: [...sessionSetup],
  };
  const onLost = (error: unknown) => onConnectionLost?.(`Lost ${describeAddress(address)}: ${messageOf(error)}`);
  const adapter = {
    provider: "mysql" as const,
    adapterName: "@prisma/adapter-mariadb",
    async connect() {
      const settings = { database: address.database, disposeExternalPool: true };
      return repeatReads(await new PrismaMariaDb(openPool(config, onLost), settings).connect());
    },
  };
  // With any other format Prisma notes at each query where it was called from, for its errors to show that piece of code.
  const common = { adapter, errorFormat: "minimal" } as const;
  if (onQuery === undefined) return new PrismaClient(common);
  const client = new PrismaClient({ ...common, log: [{ emit: "event", level: "query" }] });
  client.$on("query", (event) => onQuery(event.query));
  return client;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
