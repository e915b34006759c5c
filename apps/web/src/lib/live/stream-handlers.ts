import type { TRPCClientError } from "@trpc/client";
import type { AppRouter } from "../trpc.ts";
import type { StreamEvents } from "./keep-live.ts";

interface ConnectionState {
  readonly state: "idle" | "connecting" | "pending" | "error";
  readonly error: TRPCClientError<AppRouter> | null;
}

/** What a subscription of tRPC's client tells, as what becomes of a stream. */
export function streamHandlers<Data>({ onStarted, onLost, onEnded }: StreamEvents, onData: (data: Data) => void) {
  return {
    onStarted,
    onData: (told: { readonly data: Data }) => onData(told.data),
    onConnectionStateChange: ({ state, error }: ConnectionState) => {
      if (state === "connecting" && error !== null) onLost();
    },
    onError: onEnded,
    onComplete: onEnded,
  };
}
