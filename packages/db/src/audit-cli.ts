import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { auditDatabase } from "./audit.ts";
import { compareNodes } from "./audit-compare.ts";
import { type OpenNode, openNode } from "./audit-node.ts";
import { createProgress } from "./audit-progress.ts";
import { createTally, describeFinding } from "./audit-tally.ts";
import { readDatabaseUrl } from "./env.ts";

const USAGE = `Usage: npm run verify [-- [--json FILE] [URL …]]

Checks over the whole database that no seat was sold twice, no counter is wrong, no booking lost its seats, and names every
violation. It takes no lock and may run while people book. With several URLs, the nodes of a cluster, it audits each and
compares the others with the first.

The database is DATABASE_URL (or DATABASE_URL_FILE) when no URL is given, else the one that npm start runs.
  --node URL   the same as URL
  --json FILE  writes the result to a file as well

Ends with 0 when all is well, 1 when there are violations, 2 when it could not find out.`;

const OPTIONS = {
  json: { type: "string" },
  node: { type: "string", multiple: true },
  help: { type: "boolean", short: "h" },
} as const;

/** Findings of each severity that are printed and written; all are counted. */
const MOST_LISTED = 100;

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({ options: OPTIONS, allowPositionals: true });
  if (values.help === true) {
    console.log(USAGE);
    return 0;
  }
  const given = [...(values.node ?? []), ...positionals];
  const urls = given.length > 0 ? given : [readDatabaseUrl()];
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
  const progress = createProgress(process.stderr);
  const sizes: Record<string, Sizes> = {};
  for (const node of nodes) {
    const size = await sizesOf(node);
    sizes[node.name] = size;
    const onProgress = (sessions: number) => progress.show(line(`auditing ${node.name}`, sessions, size.sessions));
    await auditDatabase(node.query, { onFinding: (finding) => tally.add({ ...finding, node: node.name }), onProgress });
  }
  await compareNodes(nodes, {
    onFinding: tally.add,
    onProgress: (sessions) =>
      progress.show(line("comparing the nodes", sessions, sizes[nodes[0]?.name ?? ""]?.sessions)),
  });
  progress.end();
  const result = tally.read();
  for (const finding of result.listed) {
    console.log(nodes.length === 1 ? describeFinding(finding) : `${finding.node}: ${describeFinding(finding)}`);
  }
  const unlisted = result.violations + result.warnings - result.listed.length;
  if (unlisted > 0) console.log(`… and ${unlisted} more`);
  for (const [name, size] of Object.entries(sizes)) {
    console.log(
      `${name}: ${size.sessions} sessions, ${size.bookings} bookings, ${size.tickets} tickets, ${size.keys} keys`,
    );
  }
  const warned = result.warnings === 0 ? "" : `, ${result.warnings} warning(s)`;
  const compared = nodes.length === 1 ? "" : ` on ${nodes.length} nodes that were compared`;
  console.log(`${result.violations === 0 ? "No violation" : `${result.violations} violation(s)`}${warned}${compared}.`);
  if (file !== undefined) {
    const seconds = (Date.now() - startedAt.getTime()) / 1_000;
    const report = {
      ok: result.violations === 0,
      startedAt: startedAt.toISOString(),
      seconds,
      nodes: sizes,
      ...result,
    };
    writeFileSync(file, `${JSON.stringify(report, null, 2)}\n`);
  }
  return result.violations === 0 ? 0 : 1;
}

interface Sizes {
  readonly sessions: number;
  readonly bookings: number;
  readonly tickets: number;
  readonly keys: number;
}

async function sizesOf({ query }: OpenNode): Promise<Sizes> {
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
