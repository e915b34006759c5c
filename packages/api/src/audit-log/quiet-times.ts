/** Names that are kept at most: the oldest make room. Whoever is forgotten too early costs a query, not an entry. */
const CAPACITY = 10_000;

/** What a process need not ask the database about for a while, by name. */
export class QuietTimes {
  readonly #until = new Map<string, number>();

  has(name: string, now: Date): boolean {
    const until = this.#until.get(name);
    return until !== undefined && now.getTime() < until;
  }

  set(name: string, until: Date): void {
    this.#until.delete(name);
    this.#until.set(name, until.getTime());
    const oldest = this.#until.size > CAPACITY ? this.#until.keys().next().value : undefined;
    if (oldest !== undefined) this.#until.delete(oldest);
  }
}
