import { Counter, Gauge, Histogram, Registry } from "prom-client";

/** What one process counts of itself; `registry` writes it in the Prometheus text format. */
export interface Metrics {
  readonly registry: Registry;
  /** Requests that were taken into one batch, whatever came of them. */
  readonly batchSize: Histogram;
  /** Seconds that a batch took, its repetitions included. */
  readonly batchSeconds: Histogram;
  /** Requests that wait for their session's next transaction. */
  readonly queueWaiting: Gauge;
  /**
   * Requests that the queue answered 503: `full` and `too-old` were not tried, `unanswered` were in a transaction that takes too
   * long and may still book what they asked for.
   */
  readonly queueRefused: Counter<"why">;
  /** Transactions started again because the unique key of seat numbers, or the guarded counter, refused what was planned. */
  readonly seatConflicts: Counter;
  /** Batches that were cut in two because one of their requests failed them. */
  readonly batchSplits: Counter;
  /** Connections to the database that broke while they were used, or were left because their node takes no work any more. */
  readonly databaseConnectionsLost: Counter;
  /**
   * Calls answered 503 because the database did not do in time what they asked. Those that the queue counts as `unanswered` are among
   * them; those that it did not try are not.
   */
  readonly databaseBusy: Counter;
  /** Hashes of passwords that were computed: each costs a processor a twentieth of a second, and 19 MiB. */
  readonly passwordHashes: Counter;
  /** Passwords given to sign in: `throttled` were not looked at. */
  readonly signIns: Counter<"outcome">;
  /** Calls refused because their actor may not (401, 403), whether or not the audit log has an entry of each. */
  readonly refusals: Counter<"actor">;
  /**
   * Violations of the invariants that the last round of the periodic audit found. One process at a time audits, the others
   * say 0: what counts is the maximum over all.
   */
  readonly auditViolations: Gauge;
  /** Parts of the database that the periodic audit left out, because it failed there twice. */
  readonly auditSkipped: Counter;
  /** Attempts to send a letter: `sent`, `postponed`, or `given-up` for ever. */
  readonly letters: Counter<"outcome">;
  /** Looks at the database for the sake of open pages, by what was looked at: events, bookings, or the standing of all for staff. */
  readonly liveLooks: Counter<"at">;
  /** Pages that listen now, by what they listen to. */
  readonly liveStreams: Gauge<"to">;
  /** Pages that were refused a stream, by whose limit: the process's or their address's. They ask from time to time instead. */
  readonly liveRefused: Counter<"limit">;
  /** When this process last ran the periodic audit, in seconds since 1970. */
  readonly auditedAt: Gauge;
}

/** Metrics of a process of its own: tests and workers do not share a registry. */
export function createMetrics(): Metrics {
  const registry = new Registry();
  const registers = [registry];
  return {
    registry,
    batchSize: new Histogram({
      name: "guichet_booking_batch_size",
      help: "Requests taken into one booking batch",
      buckets: [1, 2, 4, 8, 16, 32, 64, 128, 256, 512],
      registers,
    }),
    batchSeconds: new Histogram({
      name: "guichet_booking_batch_seconds",
      help: "Duration of a booking transaction, repetitions included",
      buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 8],
      registers,
    }),
    queueWaiting: new Gauge({
      name: "guichet_booking_queue_waiting",
      help: "Requests waiting for a booking transaction",
      registers,
    }),
    queueRefused: new Counter({
      name: "guichet_booking_queue_refused_total",
      help: "Requests answered 503 by the booking queue: full and too-old were not tried, unanswered may be booked",
      labelNames: ["why"],
      registers,
    }),
    seatConflicts: new Counter({
      name: "guichet_seat_conflicts_total",
      help: "Booking transactions planned again because seats were taken past the lock",
      registers,
    }),
    batchSplits: new Counter({
      name: "guichet_booking_batch_splits_total",
      help: "Booking batches cut in two because one request failed them",
      registers,
    }),
    databaseConnectionsLost: new Counter({
      name: "guichet_database_connections_lost_total",
      help: "Connections to the database that broke in use, or were left because their node refused",
      registers,
    }),
    databaseBusy: new Counter({
      name: "guichet_database_busy_total",
      help: "Calls answered 503 because the database was busy or not reached",
      registers,
    }),
    passwordHashes: new Counter({
      name: "guichet_password_hashes_total",
      help: "Hashes of passwords computed, to sign in or to keep a new one",
      registers,
    }),
    signIns: new Counter({
      name: "guichet_sign_ins_total",
      help: "Passwords given to sign in, by outcome: right, refused, or throttled without a look at them",
      labelNames: ["outcome"],
      registers,
    }),
    refusals: new Counter({
      name: "guichet_refusals_total",
      help: "Calls refused because their actor may not, by kind of actor",
      labelNames: ["actor"],
      registers,
    }),
    auditViolations: new Gauge({
      name: "guichet_audit_violations",
      help: "Violations of the invariants found by the last audit. One process audits at a time: take the maximum",
      aggregator: "max",
      registers,
    }),
    auditSkipped: new Counter({
      name: "guichet_audit_parts_skipped_total",
      help: "Parts of the database left out by the audit, which failed there twice",
      registers,
    }),
    letters: new Counter({
      name: "guichet_letters_total",
      help: "Attempts to send a letter by e-mail: sent, postponed, or given-up for ever",
      labelNames: ["outcome"],
      registers,
    }),
    liveLooks: new Counter({
      name: "guichet_live_looks_total",
      help: "Looks at the database for the sake of open pages",
      labelNames: ["at"],
      registers,
    }),
    liveStreams: new Gauge({
      name: "guichet_live_streams",
      help: "Open pages that listen for changes",
      labelNames: ["to"],
      registers,
    }),
    liveRefused: new Counter({
      name: "guichet_live_streams_refused_total",
      help: "Pages that were refused a stream: the process or their address had too many",
      labelNames: ["limit"],
      registers,
    }),
    auditedAt: new Gauge({
      name: "guichet_audit_timestamp_seconds",
      help: "When a process last audited",
      aggregator: "max",
      registers,
    }),
  };
}
