/** What the clock said of one kind of work, between the end of its warm-up and its end. */
export interface Measured {
  /** Length of the window. */
  readonly seconds: number;
  /** Requests answered 2xx (transactions committed, for the baseline). */
  readonly done: number;
  /** Everything else: other statuses by number, `socket` for connections that broke or gave no answer in time. */
  readonly errors: Readonly<Record<string, number>>;
  /** Milliseconds of those that were done. */
  readonly p50Ms: number;
  readonly p99Ms: number;
  /** The window ended early, because the session had no seat left. */
  readonly soldOut: boolean;
}

/** Processor time per second of the window: 1 is one core, all the time. Null where the system does not say. */
export interface Load {
  readonly client: number | null;
  readonly server: number | null;
  readonly database: number | null;
}

/** How the ids of rows begin that were measured on three nodes. */
export const ON_CLUSTER = "cluster-";

/** One line of the table. */
export interface Row {
  readonly id: string;
  readonly title: string;
  readonly clients: number;
  readonly measured: Measured;
  readonly load: Load;
}

export function perSecond({ measured }: Row): number {
  return measured.seconds === 0 ? 0 : measured.done / measured.seconds;
}

export function errorCount({ measured }: Row): number {
  return Object.values(measured.errors).reduce((sum, count) => sum + count, 0);
}
