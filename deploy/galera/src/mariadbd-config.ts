import { existsSync } from "node:fs";
import { filesOf, secretsOf } from "./node-files.ts";
import { mariadbUser, type Settings } from "./settings.ts";

/** Where Debian's, Ubuntu's and the official image's packages put Galera. */
const PROVIDERS = ["/usr/lib/galera/libgalera_smm.so", "/usr/lib64/galera-4/libgalera_smm.so"];

/**
 * The whole configuration of a node's MariaDB, as an option file. Its state transfer scripts read it, too.
 * @param address this node's own address on the replication network: Galera listens there alone
 * @param startId names the start of the cluster that it belongs to (lineage.ts). Galera lets nodes together that have one cluster name: a
 *   server that still runs on its own from before the last start shall not come back by itself, as nobody would compare the histories.
 */
export function mariadbdConfig(settings: Settings, address: string, startId: string): string {
  const files = filesOf(settings);
  const secrets = secretsOf(settings);
  const { ports, sizes } = settings;
  const provider = PROVIDERS.find((path) => existsSync(path)) ?? (PROVIDERS[0] as string);
  const certificates = { cert: secrets.certificate, key: secrets.key, ca: secrets.authority };
  const options = providerOptions(settings, address);
  return (
    section("mariadbd", {
      datadir: files.data,
      tmpdir: files.scratch,
      socket: files.socket,
      "pid-file": files.pid,
      port: ports.mysql,
      "bind-address": settings.mysqlBind,
      "skip-name-resolve": "ON",
      "local-infile": "OFF",
      "max-connections": settings.maxConnections,
      ...(settings.runAs === null ? {} : { user: settings.runAs }),
      ...ssl(certificates),
      // How queries behave: as Guichet wants it everywhere.
      "character-set-server": "utf8mb4",
      "collation-server": "utf8mb4_uca1400_ai_ci",
      "default-time-zone": "+00:00",
      "transaction-isolation": "READ-COMMITTED",
      "innodb-ft-min-token-size": 1,
      "innodb-ft-enable-stopword": "OFF",
      // A COMMIT is on this node's disk when it returns (Galera's usual advice of 2 or 0 loses some when all nodes die together).
      "innodb-flush-log-at-trx-commit": 1,
      "innodb-doublewrite": "ON",
      "innodb-buffer-pool-size": sizes.bufferPool,
      "innodb-log-file-size": sizes.redoLog,
      // What Galera needs.
      "default-storage-engine": "InnoDB",
      "innodb-autoinc-lock-mode": 2,
      "binlog-format": "ROW",
      "skip-log-bin": "",
      // Galera counts as a binary log: without this, only a SUPER user may make the triggers that keep the audit log (docs/adr/0035).
      "log-bin-trust-function-creators": "ON",
      "wsrep-on": "ON",
      "wsrep-provider": provider,
      "wsrep-cluster-name": `${settings.clusterName}-${startId.slice(0, 8)}`,
      "wsrep-cluster-address": `gcomm://${settings.nodes.map((node) => `${node.host}:${ports.galera}`).join(",")}`,
      "wsrep-node-name": settings.nodeName,
      "wsrep-node-address": `${address}:${ports.galera}`,
      "wsrep-provider-options": `"${options}"`,
      // Sessions that are booked side by side are written side by side on the other nodes, too (docs/adr/0027).
      "wsrep-slave-threads": 4,
      // A transaction that lost is repeated by the application, as a whole.
      "wsrep-retry-autocommit": 0,
      "wsrep-sst-method": "mariabackup",
      "wsrep-sst-auth": `${mariadbUser(settings)}:`,
      "wsrep-sst-receive-address": `${address}:${ports.sst}`,
      "wsrep-sst-donor": donors(settings),
    }) +
    section("sst", {
      "ssl-mode": "VERIFY_CA",
      ...ssl(certificates),
      tmpdir: files.scratch,
      "sst-log-archive": 0,
      // Its receiver would listen on every address otherwise.
      sockopt: `,bind=${address}`,
    })
  );
}

function providerOptions(settings: Settings, address: string): string {
  const secrets = secretsOf(settings);
  const { ports, sizes } = settings;
  const options = {
    "gmcast.listen_addr": `ssl://${address}:${ports.galera}`,
    "ist.recv_addr": `${address}:${ports.ist}`,
    "socket.ssl_cert": secrets.certificate,
    "socket.ssl_key": secrets.key,
    "socket.ssl_ca": secrets.authority,
    "gcache.size": sizes.gcache,
    // A node that crashed can still give the others what they lack, without a whole copy.
    "gcache.recover": "yes",
    // Who starts the cluster again is decided by the supervisors.
    "pc.recovery": "no",
    "pc.wait_prim_timeout": "PT30S",
    // A node that has died or fallen silent holds up every COMMIT, and every read that waits for the cluster, until it is left out: after
    // 5 s by default. One that is left out in error is back within seconds.
    "evs.keepalive_period": "PT0.3S",
    "evs.inactive_check_period": "PT0.3S",
    "evs.suspect_timeout": "PT1.5S",
    "evs.inactive_timeout": "PT4S",
    "evs.install_timeout": "PT4S",
  };
  return Object.entries(options)
    .map(([name, value]) => `${name}=${value}`)
    .join(";");
}

/** Who is asked for a whole copy: the first node, which usually takes the writes, last. An empty name at the end means: anybody. */
function donors({ nodes, nodeName, firstNode }: Settings): string {
  const others = nodes.map((node) => node.name).filter((name) => name !== nodeName);
  return [...others.filter((name) => name !== firstNode), ...others.filter((name) => name === firstNode), ""].join(",");
}

const ssl = ({ cert, key, ca }: Readonly<Record<"cert" | "key" | "ca", string>>) => ({
  "ssl-cert": cert,
  "ssl-key": key,
  "ssl-ca": ca,
});

function section(name: string, options: Readonly<Record<string, string | number>>): string {
  const lines = Object.entries(options).map(([key, value]) => (value === "" ? key : `${key}=${value}`));
  return `[${name}]\n${lines.join("\n")}\n`;
}
