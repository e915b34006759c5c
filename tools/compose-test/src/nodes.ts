import { NODES, type Project } from "./project.ts";

const COLUMNS = {
  events: ["id", "title", "status", "version"],
  event_categories: ["event_id", "category_id"],
  sessions: ["id", "event_id", "capacity", "reserved", "status"],
  bookings: [
    "id",
    "reference",
    "session_id",
    "name",
    "email",
    "seats",
    "unit_price",
    "status",
    "expires_at",
    "confirmed_at",
  ],
  tickets: ["id", "booking_id", "session_id", "seat_number", "code"],
} as const;

const SOCKET = "/var/lib/mysql/supervisor/mariadbd.sock";

/**
 * What a node holds: how many rows, and a sum over their contents, of each table that tells what was sold.
 * @throws DockerFailed when it cannot be asked
 */
export async function contentsOf(project: Project, node: string): Promise<string> {
  const parts = Object.entries(COLUMNS).map(
    ([table, columns]) =>
      `SELECT '${table}', COUNT(*), SUM(CRC32(CONCAT_WS('|', ${columns.join(", ")}))) FROM ${table}`,
  );
  const client = [
    "mariadb",
    "--no-defaults",
    `--socket=${SOCKET}`,
    "--user=mysql",
    "--batch",
    "--skip-column-names",
    "guichet",
  ];
  return project.exec(node, ...client, "-e", `SET SESSION wsrep_sync_wait = 1; ${parts.join(" UNION ALL ")}`);
}

/**
 * @returns what all three nodes hold
 * @throws Error when they differ
 */
export async function contentsOfAll(project: Project): Promise<string> {
  const [first, ...others] = await Promise.all(NODES.map((node) => contentsOf(project, node)));
  if (first === undefined || others.some((other) => other !== first)) {
    throw new Error(`the nodes differ:\n${[first, ...others].join("\n")}`);
  }
  return first;
}

/** Rows of a table in what `contentsOf` returned. */
export function countIn(contents: string, table: string): number {
  const line = contents.split("\n").find((text) => text.startsWith(`${table}\t`));
  return Number(line?.split("\t")[1] ?? 0);
}
