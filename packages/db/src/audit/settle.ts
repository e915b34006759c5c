import { setTimeout as sleep } from "node:timers/promises";
import type { AuditNode, AuditQuery, CompareOptions } from "./node.ts";

/** What of a database is compared: one value, the same on nodes that agree. */
export interface Look {
  readonly sessionId: string | null;
  readonly subject: string;
  readonly read: (query: AuditQuery) => Promise<string>;
}

export const LOOKS = 8;
export const PAUSE_MS = 400;

/**
 * Reports a difference that lasts; as a warning when the first node never stood still.
 * @returns whether it did
 */
export async function settle(first: AuditNode, other: AuditNode, look: CompareOptions & Look): Promise<boolean> {
  const { sessionId, subject, read, onFinding, pauseMs = PAUSE_MS } = look;
  let last = { expected: "", found: "", stood: false };
  for (let looks = 0; looks < LOOKS; looks++) {
    if (looks > 0) await sleep(pauseMs);
    const expected = await read(first.query);
    const found = await read(other.query);
    if (found === expected) return false;
    const stood = (await read(first.query)) === expected;
    last = { expected, found, stood: stood || last.stood };
  }
  const { expected, found, stood } = last;
  onFinding({
    invariant: 3,
    what: stood ? "nodes-differ" : "still-changing",
    severity: stood ? "violation" : "warning",
    sessionId,
    subject,
    expected: `${expected} as on ${first.name}`,
    found,
    node: other.name,
  });
  return true;
}
