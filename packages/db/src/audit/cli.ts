import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { readNodeUrls } from "../env.ts";
import { auditDatabase } from "./audit.ts";
import { compareNodes } from "./compare.ts";
import type { NodeFinding } from "./findings.ts";
import { type AuditQuery, type OpenNode, openNode } from "./node.ts";
import { createProgress } from "./progress.ts";
import { createTally, describeFinding } from "./tally.ts";

/** Of each kind, in the file. All are counted and printed. */
const MOST_LISTED = 100;

const USAGE = `Usage: npm run verify [-- [--json FILE] [URL …]]

Checks over the whole database that no seat was sold twice and that counters, tickets, bookings and idempotency keys agree,
and names every violation as it finds it. It takes no lock and may run while people book. With several URLs, the nodes of a
cluster, it audits each and compares the others with the first: of sessions that differ, and of the rows of each table, it names
20 for each node and counts the others.

When no URL is given: the nodes of DATABASE_NODE_URLS (comma-separated), else DATABASE_URL, else the database that npm start runs. Each
also as a file: DATABASE_NODE_URLS_FILE, DATABASE_URL_FILE.
  --node URL   the same as URL
  --json FILE  writes the result to a file as well: the number of violations of each kind, and the first ${MOST_LISTED} of it

Ends with 0 when all is well, 1 when there are violations, 2 when it could not find out.`;

const OPTIONS = {
  json: { type: "string" },
  node: { type: "string", multiple: true },
  help: { type: "boolean", short: "h" },
} as const;

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({ options: OPTIONS, allowPositionals: true });
  if (values.help === true) {
    console.log(USAGE);
    return 0;
  }
  const given = [...(values.node ?? []), ...positionals];
  const urls = given.length > 0 ? given : readNodeUrls();
  const nodes: OpenNode[] = [];
  try {
    for (const url of urls) nodes.push(await openNode(url));
    return await verify(nodes, values.json);
  } finally {
    await Promise.allSettled(nodes.map((node) => node.close()));
  }
}

async function verify(nodes: readonly OpenNode[], file: string | undefined): Promise<number> {
  const startedAt = new Date();
  const tally = createTally(MOST_LISTED);
  const sizes = await audit(nodes, tally.add);
  const { violations, warnings, ...found } = tally.read();
  for (const [name, size] of Object.entries(sizes)) {
    console.log(
      `${name}: ${size.sessions} sessions, ${size.bookings} bookings, ${size.tickets} tickets, ${size.keys} keys`,
    );
  }
  const warned = warnings === 0 ? "" : `, ${warnings} warning(s)`;
  const compared = nodes.length === 1 ? "" : ` on ${nodes.length} nodes that were compared`;
  console.log(`${violations === 0 ? "No violation" : `${violations} violation(s)`}${warned}${compared}.`);
  if (file !== undefined) {
    const seconds = (Date.now() - startedAt.getTime()) / 1_000;
    const report = {
      ok: violations === 0,
      startedAt: startedAt.toISOString(),
      seconds,
      nodes: sizes,
      ...{ violations, warnings, ...found },
    };
    writeFileSync(file, `${JSON.stringify(report, null, 2)}\n`);
  }
  return violations === 0 ? 0 : 1;
}

/** Audits each node, then compares them; prints what is found, and how far it is. @returns how much there is on each node */
async function audit(
  nodes: readonly OpenNode[],
  onFound: (finding: NodeFinding) => void,
): Promise<Record<string, Sizes>> {
  const progress = createProgress(process.stderr);
  const onFinding = (finding: NodeFinding) => {
    onFound(finding);
    progress.clear();
    console.log(nodes.length === 1 ? describeFinding(finding) : `${finding.node}: ${describeFinding(finding)}`);
  };
  const sizes: Record<string, Sizes> = {};
  try {
    for (const { name, query } of nodes) {
      const size = await sizesOf(query);
      sizes[name] = size;
      await auditDatabase(query, {
        onFinding: (finding) => onFinding({ ...finding, node: name }),
        onProgress: (sessions) => progress.show(line(`auditing ${name}`, sessions, size.sessions)),
      });
    }
    const most = sizes[nodes[0]?.name ?? ""]?.sessions;
    await compareNodes(nodes, {
      onFinding,
      onProgress: (sessions) => progress.show(line("comparing the nodes", sessions, most)),
    });
  } finally {
    progress.clear();
  }
  return sizes;
}

interface Sizes {
  readonly sessions: number;
  readonly bookings: number;
  readonly tickets: number;
  readonly keys: number;
}

async function sizesOf(query: AuditQuery): Promise<Sizes> {
  const count = async (table: string) =>
    Number((await query(`SELECT COUNT(*) AS count FROM ${table}`, []))[0]?.["count"]);
  return {
    sessions: await count("sessions"),
    bookings: await count("bookings"),
    tickets: await count("tickets"),
    keys: await count("idempotency_keys"),
  };
}

function line(what: string, done: number, of = 0): string {
  return `${what}: ${done} of ${Math.max(done, of)} sessions`;
}

try {
  process.exitCode = await main();
} catch (error) {
  const message = error instanceof Error ? error.message : String(error);
  console.error(`The audit could not be made: ${message}`);
  process.exitCode = 2;
}
