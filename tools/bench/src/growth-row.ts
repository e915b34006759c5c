/** What `measureGrowth` of src/growth/measure-growth.ts is given by the bench. */
export interface GrowthOptions {
  /** `mysql://…` of a user who may create and drop databases whose name starts with `guichet`; migrated nowhere yet. */
  readonly migratorUrl: string;
  /** One line of progress. */
  readonly log: (line: string) => void;
}

/** One kind of query, measured on a small and on a large database in the same run. */
export interface GrowthRow {
  readonly name: string;
  /** Whether it may only grow so much; otherwise it is measured for information. */
  readonly bounded: boolean;
  /** Milliseconds: the median of several, warm. */
  readonly smallMs: number;
  readonly largeMs: number;
}
