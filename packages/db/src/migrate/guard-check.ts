import { randomUUID } from "node:crypto";
import { insertAuditEntry } from "../audit-log.ts";
import type { Database } from "../client.ts";
import { classifyDatabaseError } from "../errors.ts";
import type { Transaction } from "../transaction.ts";

/**
 * What the database lets the application do to the audit log and should not: empty when its guards are there (guards.ts). Whoever may
 * read a trigger may drop it, which the application's user may not: so it is tried, on an entry that is never committed.
 * @throws when the database does not answer, or takes no writes
 */
export async function unguardedStatements({ writer }: Pick<Database, "writer">): Promise<string[]> {
  const done: string[] = [];
  const undo = new Error("nothing of it is kept");
  const attempt = async (tx: Transaction): Promise<never> => {
    const id = randomUUID();
    await insertAuditEntry(tx, { id, ...ENTRY, createdAt: new Date() });
    if (await isDone(() => tx.$executeRaw`UPDATE audit_log SET action = action WHERE id = ${id}`)) done.push("UPDATE");
    if (await isDone(() => tx.$executeRaw`DELETE FROM audit_log WHERE id = ${id}`)) done.push("DELETE");
    throw undo;
  };
  await writer.$transaction(attempt).catch((error: unknown) => {
    if (error !== undo) throw error;
  });
  return done;
}

/** Whether this user of the database may do away with the guards, as one with all privileges may. */
export async function mayDropGuards({ writer }: Pick<Database, "writer">): Promise<boolean> {
  const rows = await writer.$queryRaw<unknown[]>`
    SELECT 1 FROM information_schema.triggers
     WHERE trigger_schema = DATABASE() AND event_object_table = 'audit_log' AND action_statement IS NOT NULL`;
  return rows.length > 0;
}

const ENTRY = {
  actor: { type: "system", id: null, name: null },
  source: { address: null, userAgent: null, requestId: null },
  action: "guards.check",
  outcome: "done",
  entityType: "audit_log",
  entityId: null,
  before: null,
  after: null,
} as const;

async function isDone(statement: () => Promise<number>): Promise<boolean> {
  try {
    return (await statement()) > 0;
  } catch (error) {
    // Whatever refuses it guards it; a connection that broke, or a lock that was not given, says nothing.
    if (classifyDatabaseError(error).kind === "other") return false;
    throw error;
  }
}
