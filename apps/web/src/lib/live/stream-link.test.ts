import { createTRPCClient, type TRPCClientError } from "@trpc/client";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { PlayedEventSource } from "../../testing/event-source.ts";
import type { AppRouter } from "../trpc.ts";
import { createStreamLink } from "./stream-link.ts";

beforeEach(() => {
  vi.useFakeTimers();
  PlayedEventSource.all = [];
  vi.stubGlobal("EventSource", PlayedEventSource);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

function listen() {
  const heard: string[] = [];
  const client = createTRPCClient<AppRouter>({ links: [createStreamLink()] });
  const subscription = client.live.event.subscribe(
    { id: "nuit-du-jazz" },
    {
      onStarted: () => heard.push("started"),
      onData: ({ id, data }) => heard.push(`${id}: version ${data.version}`),
      onConnectionStateChange: ({ state }) => heard.push(state),
      onError: (error: TRPCClientError<AppRouter>) => heard.push(`error: ${error.message}`),
    },
  );
  return { heard, ...subscription };
}

const streams = () => PlayedEventSource.all;
const asked = (stream: PlayedEventSource | undefined) =>
  JSON.parse(new URL(stream?.url ?? "").searchParams.get("input") ?? "");

it("asks for what is to be heard, and passes it on with its id", () => {
  const { heard } = listen();
  expect(asked(streams()[0])).toEqual({ id: "nuit-du-jazz" });
  streams()[0]?.connect();
  streams()[0]?.say("one", { version: 7 });
  expect(heard).toEqual(["started", "one: version 7"]);
});

it("opens a stream anew that has fallen silent, and says what it heard last", () => {
  const { heard } = listen();
  streams()[0]?.connect(40_000);
  streams()[0]?.say("one", { version: 7 });
  vi.advanceTimersByTime(30_000);
  streams()[0]?.dispatchEvent(new MessageEvent("ping"));
  vi.advanceTimersByTime(39_000);
  expect(streams()).toHaveLength(1);
  vi.advanceTimersByTime(1_000);
  expect(streams().map(({ readyState }) => readyState)).toEqual([
    PlayedEventSource.CLOSED,
    PlayedEventSource.CONNECTING,
  ]);
  expect(asked(streams()[1])).toEqual({ id: "nuit-du-jazz", lastEventId: "one" });
  expect(heard.at(-1)).toBe("connecting");
});

it("tells a stream that broke off, which the browser takes up again, from one that was refused", () => {
  const { heard } = listen();
  streams()[0]?.connect();
  streams()[0]?.breakOff();
  expect(heard.at(-1)).toBe("connecting");
  streams()[0]?.refuse();
  expect(heard.at(-1)).toBe("error: refused");
});

it("closes the stream when nobody listens any more", () => {
  const { unsubscribe } = listen();
  streams()[0]?.connect(40_000);
  unsubscribe();
  expect([streams()[0]?.readyState, vi.getTimerCount()]).toEqual([PlayedEventSource.CLOSED, 0]);
});
