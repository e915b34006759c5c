import { once } from "node:events";
import { get, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { givenOnSale } from "../testing/on-sale.ts";
import { createTestProcess, type TestProcess } from "../testing/test-process.ts";

let guichet: TestProcess;
let admin: string;
let eventId: string;
let sessionId: string;
beforeEach(async () => {
  guichet = await createTestProcess();
  admin = await guichet.key("admin");
  ({ eventId, sessionId } = await givenOnSale(guichet, admin, 10));
  await guichet.web.listen({ host: "127.0.0.1", port: 0 });
});
afterEach(() => guichet.drop());

/** Opens a stream for real. */
async function open(path: string, headers: Record<string, string> = {}): Promise<IncomingMessage> {
  const { port } = guichet.web.server.address() as AddressInfo;
  const request = get({ host: "127.0.0.1", port, path: `/trpc/${path}`, headers, agent: false });
  const [response] = (await once(request, "response")) as [IncomingMessage];
  return response.setEncoding("utf8");
}

const inputOf = (input: object) => `input=${encodeURIComponent(JSON.stringify(input))}`;
const ofEvent = (headers?: Record<string, string>) => open(`live.event?${inputOf({ id: eventId })}`, headers);

/** Reads on until something has been said, and returns all that was. */
async function readUntil(response: IncomingMessage, said: string): Promise<string> {
  let text = "";
  while (!text.includes(said)) {
    const chunk: unknown = response.read() ?? (await once(response, "readable").then(() => ""));
    text += String(chunk);
    if (response.readableEnded) throw new Error(`It ended without ${said}: ${text}`);
  }
  return text;
}

const book = (seats: number) =>
  guichet.rest("POST", "/bookings/", { body: { sessionId, name: "Ada", email: "ada@example.org", seats } });

describe("a page that listens", () => {
  it("is sent server-sent events that nothing on the way may keep, hold back or compress", async () => {
    const response = await ofEvent({ "accept-encoding": "gzip, br" });
    expect(response.statusCode).toBe(200);
    expect(response.headers).toMatchObject({
      "content-type": "text/event-stream",
      "cache-control": "no-store, no-transform",
      "x-accel-buffering": "no",
      "x-content-type-options": "nosniff",
    });
    expect(response.headers["content-encoding"]).toBeUndefined();
    expect(await readUntil(response, '"availableSeats":10')).toMatch(
      /^retry: \d{4}\nevent: connected\ndata: \{.*\}\n\ndata: \{/,
    );
    response.destroy();
  });

  it("sees a booking that came in by the API port, and is told only the change when it comes back", async () => {
    const response = await ofEvent();
    const first = await readUntil(response, "\nid: ");
    const lastEventId = /\nid: (\S+)/.exec(first)?.[1] ?? "";
    await book(3);
    expect(await readUntil(response, '"availableSeats":7')).toContain('"isComplete":false');
    response.destroy();
    const back = await ofEvent({ "last-event-id": lastEventId });
    expect(await readUntil(back, '"availableSeats":7')).toContain('"isComplete":false');
    back.destroy();
  });

  it("is counted while it is there", async () => {
    const count = async () =>
      /guichet_live_streams\{to="event"\} (\d+)/.exec(await guichet.services.metrics.registry.metrics())?.[1];
    const response = await ofEvent();
    await readUntil(response, "\nid: ");
    expect(await count()).toBe("1");
    const left = once(guichet.web.server, "connection");
    response.destroy();
    const other = await ofEvent();
    await left;
    await readUntil(other, "\nid: ");
    while ((await count()) !== "1") await new Promise(setImmediate);
    other.destroy();
  });

  it.each([
    ["an event that is not there", () => open(`live.event?${inputOf({ id: "nothing" })}`), 404],
    ["a booking of another id", () => open(`live.booking?${inputOf({ id: sessionId })}`), 404],
    ["what is for staff", () => open(`live.staff?${inputOf({})}`), 401],
    ["an input that is not JSON", () => open("live.event?input=%7B"), 400],
    ["an input that it does not know", () => open(`live.event?${inputOf({ id: eventId, status: "DRAFT" })}`), 422],
  ])("is refused %s, as any request is", async (_, ask, status) => {
    const response = await ask();
    expect(response.statusCode).toBe(status);
    expect(response.headers["content-type"]).toContain("application/json");
    response.destroy();
  });
});

it("streams nothing by tRPC's own way, however the path is written", async () => {
  for (const path of ["live%252Eevent", "live%2Eevent", "live.event,live.event"]) {
    const response = await open(`${path}?${inputOf({ id: eventId })}`);
    if (path === "live%2Eevent") {
      // The same path, for Fastify.
      expect(response.headers["content-type"]).toBe("text/event-stream");
      response.destroy();
      continue;
    }
    expect(response.headers["content-type"]).toContain("application/json");
    expect(response.statusCode).toBeGreaterThanOrEqual(400);
  }
});

it("ends its streams when it is told to stop, and stops", async () => {
  const { id } = JSON.parse((await book(1)).body) as { id: string };
  const streams = [await ofEvent(), await open(`live.booking?${inputOf({ id })}`)];
  for (const stream of streams) await readUntil(stream, "\nid: ");
  const ends = streams.map(async (stream) => {
    for await (const _ of stream);
    return stream.complete;
  });
  await guichet.close();
  // In order: the browser takes it for an end after which it comes back.
  expect(await Promise.all(ends)).toEqual([true, true]);
});
