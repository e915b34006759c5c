import type { AppRouter } from "@guichet/api";
import { type Operation, TRPCClientError, type TRPCLink } from "@trpc/client";
import { observable } from "@trpc/server/observable";

/**
 * Listens over server-sent events, as tRPC's `httpSubscriptionLink` does. That one cannot be loaded apart from the rest of tRPC's client:
 * every first page would carry it. The browser itself takes a stream up again that broke off, and says what it heard last; a stream that has
 * fallen silent is opened anew.
 */
export function createStreamLink(): TRPCLink<AppRouter> {
  return () =>
    ({ op }) =>
      observable((observer) => {
        let source: EventSource;
        let lastEventId: string | undefined;
        let silence: ReturnType<typeof setTimeout> | undefined;
        /** Pings come more often: the server says how long silence means that nothing comes any more. */
        let silenceMs: number | undefined;

        const lose = (why: string) =>
          observer.next({
            result: { type: "state", state: "connecting", error: TRPCClientError.from(new Error(why)) },
          });

        function listenOn(): void {
          clearTimeout(silence);
          if (silenceMs === undefined) return;
          silence = setTimeout(() => {
            source.close();
            lose("silence");
            open();
          }, silenceMs);
        }

        function open(): void {
          source = new EventSource(addressOf(op, lastEventId));
          source.addEventListener("connected", ({ data }: MessageEvent<string>) => {
            const { reconnectAfterInactivityMs } = JSON.parse(data) as { reconnectAfterInactivityMs?: number };
            silenceMs = reconnectAfterInactivityMs;
            listenOn();
            observer.next({ result: { type: "started" } });
          });
          source.addEventListener("ping", listenOn);
          source.addEventListener("message", (message: MessageEvent<string>) => {
            listenOn();
            const { lastEventId: id } = message;
            lastEventId = id;
            observer.next({ result: { id, data: { id, data: JSON.parse(message.data) as unknown } } });
          });
          source.addEventListener("error", () => {
            clearTimeout(silence);
            if (source.readyState === EventSource.CLOSED) observer.error(TRPCClientError.from(new Error("refused")));
            else lose("broke off");
          });
        }

        open();
        return () => {
          clearTimeout(silence);
          source.close();
        };
      });
}

function addressOf({ path, input }: Operation, lastEventId: string | undefined): string {
  const whole = lastEventId === undefined ? input : { ...(input as object), lastEventId };
  return new URL(`/trpc/${path}?input=${encodeURIComponent(JSON.stringify(whole))}`, window.location.origin).href;
}
