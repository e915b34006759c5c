type Cleanup = () => Promise<void>;

/** What undoes a stage, the last first: when it is left, or when the command ends before. */
export class Teardown {
  readonly #cleanups: Cleanup[] = [];

  /** @param atEnd of the command */
  constructor(atEnd: (cleanup: Cleanup) => void) {
    atEnd(() => this.run());
  }

  readonly add = (cleanup: Cleanup): void => {
    this.#cleanups.push(cleanup);
  };

  async run(): Promise<void> {
    for (let next = this.#cleanups.pop(); next !== undefined; next = this.#cleanups.pop()) await next();
  }
}
