import { join } from "node:path";
import { projectEnv } from "../../../scripts/lib/children.mjs";
import { type Addresses, NODE_NAMES } from "./addresses.ts";
import { GuardedProcess } from "./guarded-process.ts";

/** The load balancer of a local cluster, with the configuration that docker-compose.yml uses, too. */
export function createHaproxy(dir: string, addresses: Addresses, statisticsPassword: string): GuardedProcess {
  const { hosts, ports } = addresses;
  const nodes = NODE_NAMES.map((_, index) => [`NODE${index + 1}`, `${hosts[index]}:${ports.mysql}`]);
  return new GuardedProcess({
    command: "haproxy",
    args: ["-f", "deploy/haproxy/base.cfg", "-f", "deploy/haproxy/database.cfg"],
    env: {
      ...projectEnv(),
      // Debian's package keeps it where a plain user's PATH does not lead.
      PATH: `${projectEnv().PATH}:/usr/sbin`,
      HAPROXY_SOCKET: join(dir, "haproxy.sock"),
      STATS_BIND: addresses.statistics,
      STATS_PASSWORD: statisticsPassword,
      WRITER_BIND: addresses.writer,
      READER_BIND: addresses.reader,
      HEALTH_PORT: String(ports.health),
      ...Object.fromEntries(nodes),
    },
    logFile: join(dir, "haproxy.log"),
    patienceMs: 5_000,
  });
}
