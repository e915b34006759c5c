/** What the process knows of itself. */
export interface Lifecycle {
  /** It has been told to stop: no new work, please. */
  readonly stopping: boolean;
  /**
   * From now on it is stopping. Resolves when whoever sends requests here has had the time to see it: /readyz says so, and every answer
   * ends its connection, while requests are served as before.
   */
  drain(): Promise<void>;
}

/** @param drainMs what a proxy may need to see that /readyz has changed, and to send requests elsewhere */
export function createLifecycle(drainMs: number): Lifecycle {
  let stopping = false;
  return {
    get stopping() {
      return stopping;
    },
    drain() {
      stopping = true;
      return new Promise((resolve) => {
        if (drainMs === 0) resolve();
        else setTimeout(resolve, drainMs);
      });
    },
  };
}
