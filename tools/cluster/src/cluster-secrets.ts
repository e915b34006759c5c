import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { projectEnv, run } from "../../../scripts/lib/children.mjs";
import type { Addresses } from "./addresses.ts";

/** The addresses of a cluster's databases, with user and password. */
export interface DatabaseUrls {
  readonly writer: string;
  readonly reader: string;
  /** Each node for itself, in the order of their names. */
  readonly nodes: readonly string[];
  /** The writer, for the one who changes the tables. */
  readonly migrator: string;
  /** The writer, for who may only read. */
  readonly studio: string;
  /** The reader, for dumps. */
  readonly backup: string;
}

export interface ClusterSecrets {
  readonly databaseDir: string;
  readonly urls: DatabaseUrls;
  readonly statisticsPassword: string;
  /** Files that hold addresses and a password, as the settings `…_FILE` want them. */
  readonly files: Readonly<Record<"writer" | "reader" | "nodes" | "statisticsPassword", string>>;
}

/**
 * Writes the secrets of a local cluster, as deploy/secrets does for any other; those that are there stay.
 * @param user who reads the nodes' own: the system user that MariaDB runs as; null when it is ours
 */
export async function prepareSecrets(dir: string, addresses: Addresses, user: number | null): Promise<ClusterSecrets> {
  const { hosts, ports } = addresses;
  mkdirSync(dir, { recursive: true, mode: 0o755 });
  const env = {
    ...projectEnv(),
    WRITER_ENDPOINT: addresses.writer,
    READER_ENDPOINT: addresses.reader,
    NODE_ENDPOINTS: hosts.map((host) => `${host}:${ports.mysql}`).join(","),
    NODE_HOSTS: hosts.join(","),
    ...(user === null ? {} : { SECRET_OWNERS: `database=${user}` }),
  };
  await run("node", ["deploy/secrets/src/main.ts", dir], { env });
  const file = (name: string) => join(dir, name);
  const text = (name: string) => readFileSync(file(name), "utf8").trim();
  return {
    databaseDir: file("database"),
    urls: {
      writer: text("application/database-url"),
      reader: text("application/database-reader-url"),
      nodes: text("application/database-node-urls").split(","),
      migrator: text("migrator/database-url"),
      studio: text("studio/database-url"),
      backup: text("backup/database-url"),
    },
    statisticsPassword: text("haproxy/stats-password"),
    files: {
      writer: file("application/database-url"),
      reader: file("application/database-reader-url"),
      nodes: file("application/database-node-urls"),
      statisticsPassword: file("haproxy/stats-password"),
    },
  };
}
