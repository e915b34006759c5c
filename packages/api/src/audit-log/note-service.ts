import {
  type Allowance,
  type AuditEntryRow,
  type AuditOutcome,
  type Database,
  insertAuditEntry,
  inUnconfirmedTransaction,
  type Transaction,
  useAllowance,
} from "@guichet/db";
import { subjectOf } from "../allowance-service.ts";
import type { Metrics } from "../metrics.ts";
import type { RefusedAction } from "./action-schema.ts";
import { QuietTimes } from "./quiet-times.ts";
import { entryOf, type Origin, type RecordedChange } from "./record-service.ts";

/** Something that was refused: what was asked for, and why not. */
export interface Refusal {
  readonly action: RefusedAction;
  readonly reason: string;
  readonly entityType?: string;
  readonly entityId?: string | null;
  /** What the thing is called, for whom its id says nothing. */
  readonly called?: { readonly name: string } & ({ readonly email: string } | { readonly prefix: string });
}

/**
 * What the audit log is told beside a request, since no transaction of it is there to be a part of: refusals, and that a key is used.
 * Nobody waits for it, and it is bounded: whoever asks for the same again and again makes one entry in a while.
 */
export interface AuditNotes {
  refused(origin: Origin, refusal: Refusal): void;
  keyUsed(origin: Origin): void;
  /** Resolves when all is stored that was told: before the database closes. */
  settled(): Promise<void>;
}

export interface NoteServices {
  readonly database: Pick<Database, "writer">;
  readonly metrics: Pick<Metrics, "refusals">;
}

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
/** Entries a minute that strangers can make, all of them together: there are more addresses than room. */
const STRANGERS_A_MINUTE = 60;
const STRANGERS: Allowance = {
  kind: "refused-strangers",
  subject: subjectOf("all"),
  limit: STRANGERS_A_MINUTE,
  windowMs: MINUTE_MS,
};
/** Notes of one process that are stored at once. Of more, the rest is left out: they would take the connections of those who book. */
const MOST_PENDING = 20;
/** A database that is away is not waited for as long as by those who book. */
const LONGEST_MS = 2_000;

/** @param onError hears of a note that could not be stored */
export function createAuditNotes(services: NoteServices, onError: (error: unknown) => void): AuditNotes {
  const { database, metrics } = services;
  const quiet = new QuietTimes();
  const pending = new Set<Promise<void>>();

  /** Stores an entry, unless one of its kind was stored within a while, here or by another process. */
  function note(origin: Origin, allowances: readonly [Allowance, ...Allowance[]], entry: () => AuditEntryRow): void {
    const [first] = allowances;
    const name = `${first.kind} ${first.subject}`;
    const now = origin.now();
    if (quiet.has(name, now) || pending.size >= MOST_PENDING) return;
    quiet.set(name, new Date(now.getTime() + first.windowMs));
    const stored = storeWithin(allowances, entry(), now)
      .catch(onError)
      .finally(() => pending.delete(stored));
    pending.add(stored);
  }

  function storeWithin(allowances: readonly Allowance[], entry: AuditEntryRow, now: Date): Promise<void> {
    async function store(tx: Transaction): Promise<void> {
      for (const allowance of allowances) {
        if (!(await useAllowance(tx, allowance, { amount: 1, now })).granted) return;
      }
      await insertAuditEntry(tx, entry);
    }
    return inUnconfirmedTransaction(database, store, { budgetMs: LONGEST_MS });
  }

  return {
    refused(origin, { action, reason, entityType = "request", entityId = null, called }) {
      const { actor } = origin;
      metrics.refusals.inc({ actor: actor.type });
      const subject = wishOf(origin, action);
      const once: Allowance = { kind: "refused", subject, limit: 1, windowMs: MINUTE_MS };
      const change = { action, entityType, entityId, before: null, after: { ...called, reason } };
      const entry = () => ({ ...entryOf(origin, change), outcome: outcomeOf(reason) });
      note(origin, actor.type === "guest" ? [once, STRANGERS] : [once], entry);
    },
    keyUsed(origin) {
      const { actor } = origin;
      if (actor.type !== "api-key") return;
      const once: Allowance = { kind: "key-use", subject: wishOf(origin, "use"), limit: 1, windowMs: HOUR_MS };
      const after = { name: actor.name, scope: actor.scope };
      const use: RecordedChange = {
        action: "api-keys.use",
        entityType: "api-key",
        entityId: actor.keyId,
        before: null,
        after,
      };
      note(origin, [once], () => entryOf(origin, use));
    },
    async settled() {
      await Promise.all(pending);
    },
  };
}

/** Whoever is asked for the password first is not turned away. */
function outcomeOf(reason: string): AuditOutcome {
  return reason === "reauthentication-required" ? "asked" : "refused";
}

/** One actor, from one address, with one wish. */
function wishOf({ actor, source }: Origin, wish: string): string {
  return subjectOf(actor.type, idOf(actor), source.address ?? "", wish);
}

function idOf(actor: Origin["actor"]): string {
  switch (actor.type) {
    case "staff":
      return actor.userId;
    case "api-key":
      return actor.keyId;
    case "guest":
    case "system":
      return "";
  }
}
