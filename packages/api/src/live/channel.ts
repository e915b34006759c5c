import type { StartPace } from "./pace.ts";

/** What can be watched has a state, and its id says which one: the same in every process. */
export interface WatchedState {
  readonly id: string;
}

/** @typeParam State of one topic */
export interface Change<State> {
  /** What the watcher was sent last; absent when that is not known here (any more). */
  readonly from: State | undefined;
  /** Null: the topic is no more. */
  readonly to: State | null;
}

/** What is known of each topic when it is read again: undefined before the first time. */
export type KnownStates<State> = ReadonlyMap<string, State | null | undefined>;

/** Topics of one kind. All who watch meanwhile are served by one look at the database. */
export interface Channel<State extends WatchedState> {
  /** The state of a topic, as of the last look. Null when there is none; undefined when the channel has closed or nobody waits any more. */
  now(key: string, signal: AbortSignal): Promise<State | null | undefined>;
  /**
   * Waits until the state of a topic is another one than was sent.
   * @param sent the id of that one; null for none
   * @returns null when the channel has closed or nobody waits any more
   */
  next(key: string, sent: string | null, signal: AbortSignal): Promise<Change<State> | null>;
  /** Something was changed by this process. */
  changed(): void;
  /** Ends all waiting, and looks no more. */
  close(): void;
}

export interface ChannelOptions<State extends WatchedState> {
  /** Reads all topics at once; a topic that it does not name is no more. What has not changed may be the very state that is known. */
  readonly read: (known: KnownStates<State>) => Promise<ReadonlyMap<string, State>>;
  readonly startPace: StartPace;
  /** A look failed: everybody goes on waiting. */
  readonly onError: (error: unknown) => void;
}

interface Topic<State> {
  state: State | null | undefined;
  /** What it was before, by id: whoever was sent one of these needs only what has changed since. */
  readonly past: Map<string, State>;
  readonly waiting: Set<() => void>;
  touchedAt: number;
}

const PAST_STATES = 16;
/** A topic that nobody waits for is kept for a moment: its watchers may be busy with what they were sent. */
const KEPT_MS = 3_000;

export function createChannel<State extends WatchedState>(options: ChannelOptions<State>): Channel<State> {
  const { read, startPace, onError } = options;
  const topics = new Map<string, Topic<State>>();
  let isClosed = false;
  const pace = startPace(look);

  function topicOf(key: string): Topic<State> {
    let topic = topics.get(key);
    if (topic === undefined) {
      topic = { state: undefined, past: new Map(), waiting: new Set(), touchedAt: 0 };
      topics.set(key, topic);
      pace.hurry();
    }
    topic.touchedAt = performance.now();
    return topic;
  }

  async function look(): Promise<boolean> {
    const now = performance.now();
    for (const [key, topic] of topics) {
      if (topic.waiting.size === 0 && now - topic.touchedAt > KEPT_MS) topics.delete(key);
    }
    if (topics.size === 0) return false;
    const known = new Map([...topics].map(([key, topic]) => [key, topic.state]));
    try {
      const states = await read(known);
      for (const key of known.keys()) settle(topics.get(key), states.get(key) ?? null);
    } catch (error) {
      onError(error);
    }
    return true;
  }

  function settle(topic: Topic<State> | undefined, state: State | null): void {
    if (topic === undefined || (topic.state !== undefined && topic.state?.id === state?.id)) return;
    if (topic.state) {
      topic.past.set(topic.state.id, topic.state);
      if (topic.past.size > PAST_STATES) topic.past.delete(topic.past.keys().next().value ?? "");
    }
    topic.state = state;
    for (const wake of [...topic.waiting]) wake();
  }

  function woken(topic: Topic<State>, signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const wake = () => {
        topic.waiting.delete(wake);
        topic.touchedAt = performance.now();
        signal.removeEventListener("abort", wake);
        resolve();
      };
      topic.waiting.add(wake);
      signal.addEventListener("abort", wake);
    });
  }

  /** The topic, once something is known of it that `isNews`. */
  async function awaitNews(key: string, signal: AbortSignal, isNews: (state: State | null) => boolean) {
    while (!isClosed && !signal.aborted) {
      const topic = topicOf(key);
      const { state } = topic;
      if (state !== undefined && isNews(state)) return { state, past: topic.past };
      await woken(topic, signal);
    }
    return undefined;
  }

  return {
    async now(key, signal) {
      return (await awaitNews(key, signal, () => true))?.state;
    },
    async next(key, sent, signal) {
      const news = await awaitNews(key, signal, (state) => state === null || state.id !== sent);
      return news === undefined ? null : { from: sent === null ? undefined : news.past.get(sent), to: news.state };
    },
    changed() {
      if (topics.size > 0) pace.hurry();
    },
    close() {
      isClosed = true;
      pace.stop();
      for (const topic of topics.values()) for (const wake of [...topic.waiting]) wake();
      topics.clear();
    },
  };
}
