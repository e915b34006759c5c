import type { Finding, NodeFinding } from "./findings.ts";

/** What an audit found: everything is counted, the first of each kind are kept. */
export interface AuditTally {
  readonly violations: number;
  readonly warnings: number;
  /** Findings by what they are. */
  readonly byWhat: Readonly<Record<string, number>>;
  readonly listed: readonly NodeFinding[];
}

/** Counts findings in constant memory: there are as many kinds as rules. */
export function createTally(mostListedOfAKind: number): { add(finding: NodeFinding): void; read(): AuditTally } {
  const counts = { violation: 0, warning: 0 };
  const byWhat = new Map<string, number>();
  const listed: NodeFinding[] = [];
  return {
    add(finding) {
      counts[finding.severity] += 1;
      const ofThisKind = (byWhat.get(finding.what) ?? 0) + 1;
      byWhat.set(finding.what, ofThisKind);
      if (ofThisKind <= mostListedOfAKind) listed.push(finding);
    },
    read: () => ({
      violations: counts.violation,
      warnings: counts.warning,
      byWhat: Object.fromEntries(byWhat),
      listed,
    }),
  };
}

/** One line for people. */
export function describeFinding({ severity, invariant, what, sessionId, subject, expected, found }: Finding): string {
  const where = sessionId === null || subject === `session ${sessionId}` ? subject : `session ${sessionId}, ${subject}`;
  return `${severity.toUpperCase()} of invariant ${invariant}, ${what}: ${where}: expected ${expected}, found ${found}`;
}
