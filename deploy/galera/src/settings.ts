import { userInfo } from "node:os";
import { resolve } from "node:path";

/** A setting that cannot be used; `message` is one line for whoever starts the node. */
export class SettingError extends Error {
  override readonly name = "SettingError";
}

export interface Peer {
  readonly name: string;
  /** Where the other nodes reach it. */
  readonly host: string;
}

export interface Settings {
  readonly nodeName: string;
  /** All nodes, this one included. */
  readonly nodes: readonly Peer[];
  readonly clusterName: string;
  readonly firstNode: string;
  readonly nodeDir: string;
  readonly secretsDir: string;
  readonly mysqlBind: string;
  readonly ports: Readonly<Record<"mysql" | "galera" | "ist" | "sst" | "peer" | "health", number>>;
  readonly sizes: Readonly<Record<"bufferPool" | "redoLog" | "gcache", string>>;
  readonly maxConnections: number;
  /** The system user that MariaDB runs as; null when it is our own. */
  readonly runAs: string | null;
}

/**
 * Reads the environment of a node.
 * @throws SettingError about the first setting that cannot be used
 */
export function readSettings(env: NodeJS.ProcessEnv = process.env): Settings {
  const nodeName = required(env, "NODE_NAME");
  const nodes = parseNodes(required(env, "CLUSTER_NODES"));
  if (!nodes.some((node) => node.name === nodeName)) {
    throw new SettingError(`NODE_NAME=${nodeName} is not among CLUSTER_NODES`);
  }
  const firstNode = env["FIRST_NODE"] || (nodes[0] as Peer).name;
  if (!nodes.some((node) => node.name === firstNode)) {
    throw new SettingError(`FIRST_NODE=${firstNode} is not among CLUSTER_NODES`);
  }
  const port = (name: string, fallback: number) => wholeNumber(env, name, { fallback, least: 1, most: 65_535 });
  return {
    nodeName,
    nodes,
    clusterName: clusterName(env["CLUSTER_NAME"] || "guichet"),
    firstNode,
    nodeDir: resolve(env["NODE_DIR"] || "/var/lib/mysql"),
    secretsDir: resolve(required(env, "SECRETS_DIR")),
    mysqlBind: env["MYSQL_BIND"] || "0.0.0.0",
    ports: {
      mysql: port("MYSQL_PORT", 3306),
      galera: port("GALERA_PORT", 4567),
      ist: port("IST_PORT", 4568),
      sst: port("SST_PORT", 4444),
      peer: port("PEER_PORT", 4569),
      health: port("HEALTH_PORT", 4570),
    },
    sizes: {
      bufferPool: size(env, "BUFFER_POOL_SIZE", "256M"),
      redoLog: size(env, "REDO_LOG_SIZE", "128M"),
      gcache: size(env, "GCACHE_SIZE", "256M"),
    },
    maxConnections: wholeNumber(env, "MAX_CONNECTIONS", { fallback: 500, least: 20, most: 10_000 }),
    runAs: process.getuid?.() === 0 ? word(env["RUN_AS"] || "mysql", "RUN_AS") : null,
  };
}

/** The system user that MariaDB runs as. */
export const mariadbUser = (settings: Settings): string => settings.runAs ?? userInfo().username;

export const hostOf = (settings: Settings): string =>
  (settings.nodes.find((node) => node.name === settings.nodeName) as Peer).host;

function parseNodes(text: string): readonly Peer[] {
  const nodes = text.split(",").map((part): Peer => {
    const [name = "", host = "", ...more] = part.trim().split("=");
    if (host === "" || more.length > 0 || !/^[\w.-]+$/.test(host)) {
      throw new SettingError(`CLUSTER_NODES: "${part}" is not name=host`);
    }
    return { name: word(name, "CLUSTER_NODES"), host };
  });
  if (new Set(nodes.map((node) => node.name)).size < nodes.length) {
    throw new SettingError("CLUSTER_NODES names a node twice");
  }
  if (nodes.length < 3 || nodes.length > 9) throw new SettingError("CLUSTER_NODES: 3 to 9 nodes make a cluster");
  return nodes;
}

function required(env: NodeJS.ProcessEnv, name: string): string {
  const value = env[name];
  if (!value) throw new SettingError(`${name} is not set`);
  return value;
}

/** Galera takes 32 characters; what tells the starts of a cluster apart is added. */
function clusterName(value: string): string {
  if (value.length <= 20) return word(value, "CLUSTER_NAME");
  throw new SettingError(`CLUSTER_NAME: "${value}" has more than 20 characters`);
}

/** What may stand in a configuration file and an option list without quotes. */
function word(value: string, name: string): string {
  if (/^[\w-]{1,64}$/.test(value)) return value;
  throw new SettingError(`${name}: "${value}" may only hold letters, digits, - and _`);
}

function size(env: NodeJS.ProcessEnv, name: string, fallback: string): string {
  const value = env[name] || fallback;
  if (/^[1-9]\d{0,5}[MG]$/.test(value)) return value;
  throw new SettingError(`${name}=${value} is not a size such as 512M or 4G`);
}

interface Bounds {
  readonly fallback: number;
  readonly least: number;
  readonly most: number;
}

function wholeNumber(env: NodeJS.ProcessEnv, name: string, { fallback, least, most }: Bounds): number {
  const text = env[name] || String(fallback);
  const value = Number(text);
  if (/^\d+$/.test(text) && value >= least && value <= most) return value;
  throw new SettingError(`${name}=${text} is not a whole number from ${least} to ${most}`);
}
