/** What bookings are stored in while they are measured: one server, or a cluster behind HAProxy. */
export interface MeasuredDatabase {
  /** Where the application writes, and the baseline books. */
  readonly url: string;
  /** The same, for whoever makes the tables. */
  readonly migratorUrl: string;
  /** Each server itself. */
  readonly nodeUrls: readonly string[];
  /** What the application is told of it. */
  readonly settings: Readonly<Record<string, string>>;
  /** All processes that it consists of. */
  readonly pids: readonly number[];
}

/** A way to start one. @param folder private; @param atEnd takes what undoes it */
export type StartDatabase = (
  folder: string,
  atEnd: (cleanup: () => Promise<void>) => void,
) => Promise<MeasuredDatabase>;
