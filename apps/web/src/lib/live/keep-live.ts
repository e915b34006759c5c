/** What a page listens to, and what it asks for where it cannot listen. */
export interface LiveSource {
  /** Begins to listen. */
  open(stream: StreamEvents): { unsubscribe(): void };
  /** Asks for what the page shows. */
  poll(): void;
}

/** What becomes of a stream. */
export interface StreamEvents {
  onStarted(): void;
  /** The connection is gone; the browser tries to take it up again. */
  onLost(): void;
  /** It will not come back by itself: it was refused, or the server has ended it. */
  onEnded(): void;
}

/** A tab that nobody looks at gives its connection back: over HTTP/1.1 a browser has six for each site, in all its tabs. */
const HIDDEN_MS = 5_000;
/** Whatever holds streams back on the way never lets `onStarted` through. */
const PATIENCE_MS = 10_000;
const POLL_MS = 15_000;
/** Until a refused stream is asked for again; not by all pages at once. */
const RETRY_MS = 30_000;
const RETRY_SPREAD_MS = 60_000;
/** A clock that jumps says that the device was asleep: what it was connected to may be long gone. */
const BEAT_MS = 5_000;
const SLEEP_MS = 20_000;

/**
 * Keeps a page up to date while somebody looks at it: by a stream, which begins anew at once when the network is back, the device wakes or
 * the tab is shown; and by asking from time to time while there is none. Nothing is said of all this.
 * @returns what ends it
 */
export function keepLive(source: LiveSource): () => void {
  let stream: { unsubscribe(): void } | undefined;
  let polls: ReturnType<typeof setInterval> | undefined;
  let patience: ReturnType<typeof setTimeout> | undefined;
  let retry: ReturnType<typeof setTimeout> | undefined;
  let hiding: ReturnType<typeof setTimeout> | undefined;
  let beatAt = Date.now();

  function pollMeanwhile(): void {
    endPatience();
    if (polls !== undefined) return;
    source.poll();
    polls = setInterval(() => source.poll(), POLL_MS);
  }

  function stopPolling(): void {
    endPatience();
    clearInterval(polls);
    polls = undefined;
  }

  /** However often it is lost meanwhile: a connection that is cut each time it is taken up would never let patience run out. */
  function waitForStream(): void {
    patience ??= setTimeout(pollMeanwhile, PATIENCE_MS);
  }

  function endPatience(): void {
    clearTimeout(patience);
    patience = undefined;
  }

  function open(): void {
    if (stream !== undefined) return;
    clearTimeout(retry);
    if (typeof EventSource === "undefined") {
      pollMeanwhile();
      return;
    }
    if (polls === undefined) waitForStream();
    const mine = (fact: () => void) => () => {
      if (stream === opened) fact();
    };
    const opened = source.open({
      onStarted: mine(stopPolling),
      onLost: mine(() => {
        if (polls === undefined) waitForStream();
      }),
      onEnded: mine(() => {
        stream = undefined;
        pollMeanwhile();
        retry = setTimeout(open, RETRY_MS + Math.random() * RETRY_SPREAD_MS);
      }),
    });
    stream = opened;
  }

  function close(): void {
    clearTimeout(retry);
    stopPolling();
    const closing = stream;
    stream = undefined;
    closing?.unsubscribe();
  }

  function reopen(): void {
    close();
    if (document.visibilityState === "visible") open();
  }

  function onVisibility(): void {
    clearTimeout(hiding);
    if (document.visibilityState === "visible") open();
    else hiding = setTimeout(close, HIDDEN_MS);
  }

  const beat = setInterval(() => {
    const asleep = Date.now() - beatAt;
    beatAt = Date.now();
    if (asleep > SLEEP_MS) reopen();
  }, BEAT_MS);
  document.addEventListener("visibilitychange", onVisibility);
  window.addEventListener("online", reopen);
  window.addEventListener("pageshow", onVisibility);
  if (document.visibilityState === "visible") open();

  return () => {
    clearInterval(beat);
    clearTimeout(hiding);
    document.removeEventListener("visibilitychange", onVisibility);
    window.removeEventListener("online", reopen);
    window.removeEventListener("pageshow", onVisibility);
    close();
  };
}
