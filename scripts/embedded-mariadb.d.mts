export interface MariadbOptions {
  /** Folder of everything it keeps; made when absent. */
  readonly dataDir: string;
  /** TCP port on 127.0.0.1; 0 (the default) takes a free one. */
  readonly port?: number;
  /** Receives a line when something worth telling happens. */
  readonly log?: (line: string) => void;
  /** Further mariadbd options; the last one of a name wins. */
  readonly extraArgs?: readonly string[];
}

export interface EmbeddedMariadb {
  /** `mysql://guichet:PASSWORD@127.0.0.1:PORT/guichet`, of the server and its workers: a secret. */
  readonly url: string;
  /** The same for `guichet_migrator`, who may change tables and make databases: a secret. */
  readonly migratorUrl: string;
  /** The same for `guichet_studio`, who may only look: a secret as well. */
  readonly studioUrl: string;
  readonly port: number;
  /** Path of the Unix socket. */
  readonly socket: string;
  /** Process id of mariadbd. */
  readonly pid: number;
  /** Settles when mariadbd ends, asked or not. */
  readonly exited: Promise<{ code: number | null; signal: NodeJS.Signals | null }>;
  /** Shuts it down cleanly (SIGTERM, SIGKILL after 20 s) and waits for its end. May be called twice. */
  stop(): Promise<void>;
}

/**
 * Starts a private MariaDB with its data under `dataDir`, the database `guichet`, and the users of production in
 * databases whose name starts with `guichet`. It ends with this process, however this process ends.
 * @throws an Error whose message says what to do: not installed, folder in use or broken, port taken, disk full
 */
export function startMariadb(options: MariadbOptions): Promise<EmbeddedMariadb>;
