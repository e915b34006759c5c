import {
  auditKeys,
  auditQueryOf,
  auditSessions,
  type Database,
  describeFinding,
  FIRST_KEY,
  type Finding,
  type KeyPlace,
} from "@guichet/db";
import type { Metrics } from "../metrics.ts";

export interface AuditServices {
  readonly database: Pick<Database, "reader">;
  readonly metrics: Pick<Metrics, "auditViolations" | "auditedAt">;
  readonly now: () => Date;
}

/** The stored rows break an invariant; the message names how. */
class InvariantsBroken extends Error {
  override readonly name = "InvariantsBroken";
}

/** Of at most 500 sessions with 20,000 seats, or 5,000 idempotency keys, each: a second or so in all, on one core of the database. */
const STEPS_PER_RUN = 5;
const MOST_NAMED = 20;
/**
 * What a process found counts as long as it goes on looking: the lease of the job may have moved to another one, which will not
 * tell it when all is well again.
 */
const KEPT_MS = 15 * 60_000;

type Place = { readonly in: "sessions"; readonly after: string } | { readonly in: "keys"; readonly after: KeyPlace };

const BEGINNING: Place = { in: "sessions", after: "" };

/**
 * The auditor as a recurring job. Each run goes on where the last one of this process stopped, so that all of the database is seen
 * over time. The metrics then say what the last whole round found, or the present one if that is more.
 * @returns a run, which throws an error that names the violations it met
 */
export function createAuditJob(
  { database, metrics, now }: AuditServices,
  { stepsPerRun = STEPS_PER_RUN, keptMs = KEPT_MS } = {},
): (signal: AbortSignal) => Promise<void> {
  const query = auditQueryOf(database.reader);
  let place = BEGINNING;
  let lastRound = 0;
  let thisRound = 0;
  let forgetting: NodeJS.Timeout | undefined;

  function forget() {
    [place, lastRound, thisRound] = [BEGINNING, 0, 0];
    metrics.auditViolations.set(0);
  }

  return async function run(signal) {
    const violations: Finding[] = [];
    for (let steps = 0; steps < stepsPerRun && !signal.aborted; steps++) {
      const { findings, next } = await stepFrom(place);
      const broken = findings.filter(({ severity }) => severity === "violation");
      violations.push(...broken);
      thisRound += broken.length;
      metrics.auditViolations.set(Math.max(lastRound, thisRound));
      place = next ?? BEGINNING;
      if (next === null) {
        [lastRound, thisRound] = [thisRound, 0];
        metrics.auditViolations.set(lastRound);
        break;
      }
    }
    metrics.auditedAt.set(now().getTime() / 1_000);
    clearTimeout(forgetting);
    forgetting = setTimeout(forget, keptMs).unref();
    if (violations.length > 0) throw new InvariantsBroken(nameThem(violations));
  };

  async function stepFrom(at: Place): Promise<{ findings: Finding[]; next: Place | null }> {
    if (at.in === "sessions") {
      const { findings, next } = await auditSessions(query, at.after);
      return { findings, next: next === null ? { in: "keys", after: FIRST_KEY } : { in: "sessions", after: next } };
    }
    const { findings, next } = await auditKeys(query, at.after);
    return { findings, next: next === null ? null : { in: "keys", after: next } };
  }
}

function nameThem(violations: readonly Finding[]): string {
  const named = violations.slice(0, MOST_NAMED).map(describeFinding).join("; ");
  const more = violations.length > MOST_NAMED ? `; and ${violations.length - MOST_NAMED} more` : "";
  return `${violations.length} violation(s), npm run verify names all: ${named}${more}`;
}
