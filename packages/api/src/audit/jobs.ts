import {
  type AuditQuery,
  type AuditStep,
  auditQueryOf,
  type Database,
  describeFinding,
  FIRST_KEY,
  type Finding,
  type KeyPlace,
  keyStep,
  sessionStep,
} from "@guichet/db";
import type { Metrics } from "../metrics.ts";

export interface AuditServices {
  readonly database: Pick<Database, "reader">;
  readonly metrics: Pick<Metrics, "auditViolations" | "auditedAt" | "auditSkipped">;
  readonly now: () => Date;
}

/** The stored rows break an invariant; the message names how. */
class InvariantsBroken extends Error {
  override readonly name = "InvariantsBroken";
}

/** A part of the database could not be audited, twice in a row, and is left out of this round. */
class PartSkipped extends Error {
  override readonly name = "PartSkipped";
}

/** Of at most 500 sessions with 20,000 rows, or 5,000 idempotency keys, each: a second or so in all, on one core of the database. */
const STEPS_PER_RUN = 5;
const MOST_NAMED = 20;
/**
 * What a process found counts as long as it goes on looking: the lease of the job may have moved to another one, which will not
 * tell it when all is well again.
 */
const KEPT_MS = 15 * 60_000;

type Place = { readonly in: "sessions"; readonly after: string } | { readonly in: "keys"; readonly after: KeyPlace };

const BEGINNING: Place = { in: "sessions", after: "" };

/** Violations in constant memory: all are counted, the first are kept. */
interface Violations {
  readonly count: number;
  readonly first: readonly Finding[];
}

const NONE: Violations = { count: 0, first: [] };

const both = (a: Violations, b: Violations): Violations => ({
  count: a.count + b.count,
  first: [...a.first, ...b.first].slice(0, MOST_NAMED),
});

/**
 * The auditor as a recurring job. Each run goes on where the last one of this process stopped, so that all of the database is seen
 * over time. The metrics then say what the last whole round found, or the present one if that is more. A part that fails ends the
 * run and is tried again by the next one; when it fails again, what it found before counts, and the walk goes on behind it, so that it
 * hides nothing else.
 * @returns a run, which throws an error that names the violations it met, or why a part could not be audited
 */
export function createAuditJob(
  { database, metrics, now }: AuditServices,
  { stepsPerRun = STEPS_PER_RUN, keptMs = KEPT_MS } = {},
): (signal: AbortSignal) => Promise<void> {
  const query = auditQueryOf(database.reader);
  let place = BEGINNING;
  let lastRound = 0;
  let thisRound = 0;
  let failedAt: Place | undefined;
  let forgetting: NodeJS.Timeout | undefined;

  function forget() {
    [place, lastRound, thisRound, failedAt] = [BEGINNING, 0, 0, undefined];
    metrics.auditViolations.set(0);
  }

  function goTo(next: Place | null) {
    [place, failedAt] = [next ?? BEGINNING, undefined];
    if (next !== null) return;
    [lastRound, thisRound] = [thisRound, 0];
    metrics.auditViolations.set(lastRound);
  }

  /** Audits the part at `place` and moves on. What it found is handed on once, when the part is not tried again. */
  async function step(onFound: (found: Violations) => void): Promise<{ isLast: boolean }> {
    const { next, audit } = await stepFrom(query, place);
    let found = NONE;
    let failure: PartSkipped | undefined;
    try {
      await audit((finding) => {
        if (finding.severity === "violation") found = both(found, { count: 1, first: [finding] });
      });
    } catch (cause) {
      if (failedAt !== place) {
        failedAt = place;
        throw cause;
      }
      metrics.auditSkipped.inc();
      failure = new PartSkipped(`Not audited, npm run verify does it: ${describePlaces(place, next)}`, { cause });
    }
    onFound(found);
    thisRound += found.count;
    metrics.auditViolations.set(Math.max(lastRound, thisRound));
    goTo(next);
    if (failure !== undefined) throw failure;
    return { isLast: next === null };
  }

  return async function run(signal) {
    let violations = NONE;
    const onFound = (found: Violations) => {
      violations = both(violations, found);
    };
    try {
      for (let steps = 0; steps < stepsPerRun && !signal.aborted; steps++) {
        const { isLast } = await step(onFound);
        if (isLast) break;
      }
    } catch (cause) {
      throw violations.count === 0 ? cause : new InvariantsBroken(nameThem(violations), { cause });
    } finally {
      clearTimeout(forgetting);
      forgetting = setTimeout(forget, keptMs).unref();
    }
    metrics.auditedAt.set(now().getTime() / 1_000);
    if (violations.count > 0) throw new InvariantsBroken(nameThem(violations));
  };
}

/** Where the walk goes on behind the part, and its audit. */
async function stepFrom(
  query: AuditQuery,
  at: Place,
): Promise<{ next: Place | null; audit: AuditStep<Place>["audit"] }> {
  if (at.in === "sessions") {
    const { next, audit } = await sessionStep(query, at.after);
    return { next: next === null ? { in: "keys", after: FIRST_KEY } : { in: "sessions", after: next }, audit };
  }
  const { next, audit } = await keyStep(query, at.after);
  return { next: next === null ? null : { in: "keys", after: next }, audit };
}

/** `sessions after 0190…, up to 0191…` */
function describePlaces(from: Place, next: Place | null): string {
  const name = (place: Place) => (typeof place.after === "string" ? place.after : place.after.join(" "));
  const start = name(from).trim() === "" ? `${from.in} from the first` : `${from.in} after ${name(from)}`;
  return next === null || next.in !== from.in ? `${start} to the last` : `${start}, up to ${name(next)}`;
}

function nameThem({ count, first }: Violations): string {
  const named = first.map(describeFinding).join("; ");
  const more = count > first.length ? `; and ${count - first.length} more` : "";
  return `${count} violation(s), npm run verify names all: ${named}${more}`;
}
