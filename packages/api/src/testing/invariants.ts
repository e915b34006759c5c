import { auditDatabase, auditQueryOf, type Connection, type Finding } from "@guichet/db";

/** What the auditor (`npm run verify`) finds wrong; an empty list when every invariant holds. */
export async function brokenSeatInvariants(db: Connection): Promise<Finding[]> {
  const found: Finding[] = [];
  await auditDatabase(auditQueryOf(db), { onFinding: (finding) => found.push(finding) });
  return found;
}
