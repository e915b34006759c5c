import type { EventNews } from "@guichet/api/live/schema";
import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import { getQueryKey } from "@trpc/react-query";
import { useEffect } from "react";
import { trpc } from "../trpc.ts";
import { keepLive } from "./keep-live.ts";
import { mergeSessions } from "./merge-sessions.ts";
import { streamHandlers } from "./stream-handlers.ts";

type Utils = ReturnType<typeof trpc.useUtils>;

/**
 * Keeps `events.get` and `sessions.list` of an event up to date while the page is shown.
 * @param idOrSlug as the page asks for both; null while there is nothing to show
 */
export function useLiveEvent(idOrSlug: string | null): void {
  const utils = trpc.useUtils();
  const queryClient = useQueryClient();
  useEffect(() => {
    if (idOrSlug === null) return;
    return followEvent(utils, queryClient, { id: idOrSlug });
  }, [utils, queryClient, idOrSlug]);
}

function followEvent(utils: Utils, queryClient: QueryClient, key: { id: string }): () => void {
  /** What this stream has told of sessions. */
  let told: EventNews["sessions"] = [];

  function merge(news: EventNews): void {
    utils.sessions.list.setData(key, (known) =>
      known === undefined ? known : { ...known, items: mergeSessions(known.items, news) },
    );
  }

  function take(news: EventNews): void {
    const event = utils.events.get.getData(key);
    if (!news.isPublished) {
      // The page says what it says of an event that cannot be found.
      void utils.events.get.reset(key);
      void utils.sessions.list.reset(key);
      return;
    }
    if (event !== undefined && event.version !== news.version) void utils.events.get.invalidate(key);
    const ids = new Set([...news.sessions.map(({ id }) => id), ...news.removed]);
    told = news.isComplete ? news.sessions : [...told.filter(({ id }) => !ids.has(id)), ...news.sessions];
    merge(news);
  }

  // What is asked for besides comes from a copy of the database that may be two seconds behind the stream.
  const [path] = getQueryKey(trpc.sessions.list);
  const stopWatching = queryClient.getQueryCache().subscribe((change) => {
    if (change.type !== "updated" || change.action.type !== "success" || change.action.manual || told.length === 0)
      return;
    const [ofPath, options] = change.query.queryKey as [unknown, { input?: { id?: string } }?];
    if (JSON.stringify(ofPath) !== JSON.stringify(path) || options?.input?.id !== key.id) return;
    const known = utils.sessions.list.getData(key);
    const ids = new Set(known?.items.map(({ id }) => id));
    const sessions = told.filter(({ id }) => ids.has(id));
    const serverTime = new Date().toISOString();
    merge({ serverTime, isPublished: true, version: 0, isComplete: false, sessions, removed: [] });
  });
  const stop = keepLive({
    open(stream) {
      told = [];
      const forget = () => {
        told = [];
      };
      const events = {
        ...stream,
        onLost: () => {
          forget();
          stream.onLost();
        },
        onEnded: () => {
          forget();
          stream.onEnded();
        },
      };
      return utils.client.live.event.subscribe(key, streamHandlers(events, take));
    },
    poll() {
      void utils.sessions.list.invalidate(key);
      void utils.events.get.invalidate(key);
    },
  });
  return () => {
    stopWatching();
    stop();
  };
}
