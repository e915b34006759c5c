import { isIP } from "node:net";
import { resolve } from "node:path";

/** A setting that cannot be used; `message` is one line for whoever starts the program. */
export class SettingError extends Error {
  override readonly name = "SettingError";
}

/** The folders below DIR: one for each kind of reader, so that a container is given no more than it needs. */
export const FOLDERS = ["authority", "database", "application", "migrator", "studio", "backup", "haproxy"] as const;
export type Folder = (typeof FOLDERS)[number];

export interface Settings {
  readonly dir: string;
  /** `host:port` of the load balancer's writer, of its reader, and of each node. */
  readonly writer: string;
  readonly reader: string;
  readonly nodes: readonly string[];
  /** Names and IP addresses of the nodes, as the others reach them: what the certificate is good for. */
  readonly hosts: readonly string[];
  /** Who reads a folder, by user id; the one who writes it where nobody is named. */
  readonly owners: ReadonlyMap<Folder, number>;
}

/**
 * Reads WRITER_ENDPOINT, READER_ENDPOINT, NODE_ENDPOINTS, NODE_HOSTS and SECRET_OWNERS (`database=999,application=1000`). An empty
 * one counts as absent.
 * @throws SettingError
 */
export function readSettings(args: readonly string[], env: NodeJS.ProcessEnv): Settings {
  const [dir] = args;
  if (dir === undefined || dir.startsWith("-") || args.length > 1) {
    throw new SettingError("Usage: node deploy/secrets/src/main.ts DIR");
  }
  return {
    dir: resolve(dir),
    writer: endpoint("WRITER_ENDPOINT", env["WRITER_ENDPOINT"] || "haproxy:3306"),
    reader: endpoint("READER_ENDPOINT", env["READER_ENDPOINT"] || "haproxy:3307"),
    nodes: list(env["NODE_ENDPOINTS"] || "mariadb1:3306,mariadb2:3306,mariadb3:3306").map((text) =>
      endpoint("NODE_ENDPOINTS", text),
    ),
    hosts: list(env["NODE_HOSTS"] || "mariadb1,mariadb2,mariadb3").map(host),
    owners: new Map(list(env["SECRET_OWNERS"] ?? "").map(owner)),
  };
}

function list(text: string): string[] {
  return text
    .split(",")
    .map((part) => part.trim())
    .filter((part) => part !== "");
}

function endpoint(name: string, text: string): string {
  const match = /^(?:[A-Za-z0-9._-]+|\[[0-9a-fA-F:]+\]):(\d{1,5})$/.exec(text);
  if (match === null || Number(match[1]) < 1 || Number(match[1]) > 65_535) {
    throw new SettingError(`${name}: ${text} must look like haproxy:3306`);
  }
  return text;
}

function host(text: string): string {
  if (isIP(text) === 0 && !/^[A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?$/.test(text)) {
    throw new SettingError(`NODE_HOSTS: ${text} is neither a host name nor an IP address`);
  }
  return text;
}

function owner(text: string): [Folder, number] {
  const [, name, id] = /^([a-z]+)=(\d{1,9})$/.exec(text) ?? [];
  const folder = FOLDERS.find((known) => known === name);
  if (folder === undefined || id === undefined) {
    throw new SettingError(`SECRET_OWNERS: ${text} must look like database=999, with one of ${FOLDERS.join(", ")}`);
  }
  return [folder, Number(id)];
}
