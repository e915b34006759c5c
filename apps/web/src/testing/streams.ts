import { act, waitFor } from "@testing-library/react";
import { afterEach, beforeEach, vi } from "vitest";
import { PlayedEventSource } from "./event-source.ts";

/** For each test of a file or a group: pages listen, as in a browser that somebody looks at. */
export function letPagesListen(): void {
  beforeEach(() => {
    PlayedEventSource.all = [];
    vi.stubGlobal("EventSource", PlayedEventSource);
    Object.defineProperty(document, "visibilityState", { value: "visible", configurable: true });
  });
  afterEach(() => {
    vi.unstubAllGlobals();
    Reflect.deleteProperty(document, "visibilityState");
  });
}

/** The stream of the page, once the page listens. */
export async function streamOf(path: string): Promise<PlayedEventSource> {
  const stream = await waitFor(() => {
    const found = PlayedEventSource.all.find(({ url }) => new URL(url).pathname === `/trpc/${path}`);
    if (found === undefined) throw new Error(`Nobody listens to ${path}`);
    return found;
  });
  await act(async () => stream.connect());
  return stream;
}
