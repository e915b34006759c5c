/** What was made, kept by its key; of what is being made, all who ask wait for the same. */
export interface KeptAnswers<Value> {
  /** A failure is told to all who waited, and not kept. */
  read(key: string, make: () => Promise<Value>): Promise<Value>;
}

/** @param most values kept; the one that was not asked for the longest makes room */
export function createKeptAnswers<Value>(most: number): KeptAnswers<Value> {
  const kept = new Map<string, Promise<Value>>();
  return {
    read(key, make) {
      const known = kept.get(key) ?? make();
      kept.delete(key);
      kept.set(key, known);
      if (kept.size > most) kept.delete(kept.keys().next().value ?? "");
      known.catch(() => {
        if (kept.get(key) === known) kept.delete(key);
      });
      return known;
    },
  };
}
