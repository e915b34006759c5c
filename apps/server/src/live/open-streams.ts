import { once } from "node:events";
import type { ServerResponse } from "node:http";
import { PING_FRAME } from "./frames.ts";

/** More often than anything on the way closes what is silent (HAProxy: 50 s, ourselves: 60 s), and than a page takes it for dead (40 s). */
const PING_MS = 15_000;
/** A stream ends after ten to fifteen minutes, and its page comes back: load moves to processes that are new, and logins are looked at again. */
const SHORTEST_LIFE_MS = 10 * 60_000;
const LIFE_SPREAD_MS = 5 * 60_000;

/** Streams that are open, all kept alive by one timer. */
export interface OpenStreams {
  add(response: ServerResponse): void;
  /** Ends all of them, also those whose page does not read. */
  end(): void;
}

export function createOpenStreams(): OpenStreams {
  const endsAt = new Map<ServerResponse, number>();
  let timer: NodeJS.Timeout | undefined;

  function tick(): void {
    const now = performance.now();
    for (const [response, end] of endsAt) {
      if (now >= end) response.end();
      // Whoever has not taken what was sent is cut off by the server's patience: a ping must not look like progress.
      else if (!response.writableNeedDrain) response.write(PING_FRAME);
    }
  }

  return {
    add(response) {
      endsAt.set(response, performance.now() + SHORTEST_LIFE_MS + Math.random() * LIFE_SPREAD_MS);
      timer ??= setInterval(tick, PING_MS).unref();
      response.once("close", () => {
        endsAt.delete(response);
        if (endsAt.size > 0) return;
        clearInterval(timer);
        timer = undefined;
      });
    },
    end() {
      for (const response of endsAt.keys()) {
        if (response.writableNeedDrain) response.destroy();
        else response.end();
      }
    },
  };
}

/** Writes, and waits until the client has taken enough for more. */
export async function writeTo(response: ServerResponse, frame: string): Promise<void> {
  if (response.writableEnded || response.destroyed || response.write(frame)) return;
  const gone = new AbortController();
  const onClose = () => gone.abort();
  response.once("close", onClose);
  // A client that has gone is not waited for.
  await once(response, "drain", { signal: gone.signal }).catch(() => undefined);
  response.off("close", onClose);
}
