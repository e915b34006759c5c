import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { keepLive, type StreamEvents } from "./keep-live.ts";

/* A page in time: what is visible, online and awake is played, and so is the stream. */

let streams: (StreamEvents & { isOpen: boolean })[];
let polls: number;
let stop: () => void;

function show(state: "visible" | "hidden"): void {
  Object.defineProperty(document, "visibilityState", { value: state, configurable: true });
  document.dispatchEvent(new Event("visibilitychange"));
}

function begin(): void {
  stop = keepLive({
    open(events) {
      const stream = { ...events, isOpen: true };
      streams.push(stream);
      return {
        unsubscribe() {
          stream.isOpen = false;
        },
      };
    },
    poll() {
      polls += 1;
    },
  });
}

const openStreams = () => streams.filter(({ isOpen }) => isOpen).length;
const wait = (seconds: number) => vi.advanceTimersByTime(seconds * 1_000);

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal("EventSource", class {});
  streams = [];
  polls = 0;
  show("visible");
});
afterEach(() => {
  stop();
  vi.unstubAllGlobals();
  vi.useRealTimers();
  Reflect.deleteProperty(document, "visibilityState");
});

describe("a page that is kept live", () => {
  it("listens, and asks for nothing as long as it can", () => {
    begin();
    streams[0]?.onStarted();
    wait(600);
    expect([openStreams(), polls]).toEqual([1, 0]);
  });

  it("asks from time to time when nothing comes through, and no more once it does", () => {
    begin();
    wait(9);
    expect(polls).toBe(0);
    wait(32);
    expect(polls).toBe(3);
    streams[0]?.onStarted();
    wait(600);
    expect([openStreams(), polls]).toEqual([1, 3]);
  });

  it("asks when a connection is cut each time that the browser takes it up", () => {
    begin();
    for (let seconds = 0; seconds < 60; seconds += 3) {
      streams[0]?.onLost();
      wait(3);
    }
    expect(polls).toBe(4);
  });

  it("gives a connection that was lost a moment to come back before it asks", () => {
    begin();
    streams[0]?.onStarted();
    streams[0]?.onLost();
    wait(5);
    streams[0]?.onStarted();
    wait(60);
    expect(polls).toBe(0);
    streams[0]?.onLost();
    wait(11);
    expect(polls).toBe(1);
  });

  it("asks when it was refused, and tries again after a while", () => {
    begin();
    streams[0]?.onEnded();
    expect([polls, streams.length]).toEqual([1, 1]);
    wait(91);
    expect(streams).toHaveLength(2);
    streams[1]?.onStarted();
    const before = polls;
    wait(600);
    expect(polls).toBe(before);
  });

  it("asks where the browser cannot listen", () => {
    vi.stubGlobal("EventSource", undefined);
    begin();
    wait(31);
    expect([streams.length, polls]).toEqual([0, 3]);
  });

  it("stops when nobody looks for some seconds, and begins anew when somebody does", () => {
    begin();
    streams[0]?.onStarted();
    show("hidden");
    wait(3);
    show("visible");
    wait(10);
    expect(openStreams()).toBe(1);
    show("hidden");
    wait(6);
    expect(openStreams()).toBe(0);
    wait(3_600);
    expect(polls).toBe(0);
    show("visible");
    expect(openStreams()).toBe(1);
  });

  it("does not begin in a tab that is opened in the background", () => {
    show("hidden");
    begin();
    wait(60);
    expect([streams.length, polls]).toEqual([0, 0]);
    show("visible");
    expect(openStreams()).toBe(1);
  });

  it("begins anew at once when the network is back, and when the device has slept", () => {
    begin();
    streams[0]?.onStarted();
    window.dispatchEvent(new Event("online"));
    expect([streams.length, openStreams()]).toEqual([2, 1]);
    vi.setSystemTime(Date.now() + 3_600_000);
    wait(5);
    expect([streams.length, openStreams()]).toEqual([3, 1]);
  });

  it("hears nothing more of a stream that it has left", () => {
    begin();
    window.dispatchEvent(new Event("online"));
    streams[0]?.onEnded();
    expect([polls, openStreams()]).toEqual([0, 1]);
  });

  it("leaves nothing behind", () => {
    begin();
    stop();
    wait(600);
    window.dispatchEvent(new Event("online"));
    show("visible");
    expect([openStreams(), polls, vi.getTimerCount()]).toEqual([0, 0, 0]);
  });
});
