import { join } from "node:path";
import type { Settings } from "./settings.ts";

/** The files of a node. What is the supervisor's stands beside MariaDB's folder: a state transfer clears that one. */
export interface NodeFiles {
  /** MariaDB's own folder. */
  readonly data: string;
  /** Stands in the data folder while what is there is whole: a state transfer clears it away with the rest before it brings new data. */
  readonly whole: string;
  /** Where the data folder is made before it has its name. */
  readonly unfinished: string;
  readonly supervisor: string;
  /** Temporary tables and transfers; emptied at each start. */
  readonly scratch: string;
  readonly config: string;
  readonly socket: string;
  readonly pid: string;
  readonly lineage: string;
  readonly grant: string;
  /** There while the cluster is being founded: until it is gone, the data folder counts as empty. */
  readonly founding: string;
  /** An operator's word, which the supervisor takes away when it has heeded it. */
  readonly override: string;
}

export function filesOf({ nodeDir }: Pick<Settings, "nodeDir">): NodeFiles {
  const supervisor = join(nodeDir, "supervisor");
  return {
    data: join(nodeDir, "data"),
    whole: join(nodeDir, "data/guichet-whole"),
    unfinished: join(nodeDir, "data.unfinished"),
    supervisor,
    scratch: join(nodeDir, "scratch"),
    config: join(supervisor, "mariadbd.cnf"),
    socket: join(supervisor, "mariadbd.sock"),
    pid: join(supervisor, "mariadbd.pid"),
    lineage: join(supervisor, "lineage.json"),
    grant: join(supervisor, "grant.json"),
    founding: join(supervisor, "founding"),
    override: join(supervisor, "override"),
  };
}

/** The files of `SECRETS_DIR` that a node reads. */
export function secretsOf({ secretsDir }: Pick<Settings, "secretsDir">) {
  const file = (name: string) => join(secretsDir, name);
  return {
    authority: file("ca.pem"),
    certificate: file("node.pem"),
    key: file("node-key.pem"),
    password: (user: "app" | "migrator" | "probe" | "studio" | "backup") => file(`${user}-password`),
  };
}
