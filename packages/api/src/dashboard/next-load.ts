/** Loads that many want at once. */
export interface NextLoads {
  /**
   * What `load` gives. One at a time under a key: whoever asks while one is in flight shares the one after it, which starts after they
   * asked, so that nobody is told what was read before. Failures are shared, too. Under one key all loads must give the same type.
   */
  run<Value>(key: string, load: () => Promise<Value>): Promise<Value>;
}

interface Line {
  readonly current: Promise<unknown>;
  next: Promise<unknown> | undefined;
}

export function createNextLoads(): NextLoads {
  const lines = new Map<string, Line>();

  function start(key: string, load: () => Promise<unknown>): Promise<unknown> {
    const current = load();
    const line: Line = { current, next: undefined };
    lines.set(key, line);
    const end = () => {
      if (line.next === undefined) lines.delete(key);
    };
    current.then(end, end);
    return current;
  }

  return {
    run<Value>(key: string, load: () => Promise<Value>): Promise<Value> {
      const line = lines.get(key);
      if (line === undefined) return start(key, load) as Promise<Value>;
      const begin = () => start(key, load);
      line.next ??= line.current.then(begin, begin);
      return line.next as Promise<Value>;
    },
  };
}
