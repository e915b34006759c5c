import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import type { Booking } from "./guest.ts";
import { startLoad } from "./load.ts";
import { Stage } from "./stage.ts";

let server: Server | undefined;
afterEach(() => server?.close());

interface Shop {
  readonly url: string;
  readonly bookings: Map<string, Booking>;
  /** The idempotency keys, in the order in which they came. */
  readonly keys: string[];
}

/** A shop that answers every third booking with 503, after it has stored it. */
async function openShop(): Promise<Shop> {
  const bookings = new Map<string, Booking>();
  const keys: string[] = [];
  const shop = createServer((incoming, outgoing) => {
    const { status, body } = answer(incoming);
    outgoing.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
  });
  function answer({ method, url = "", headers }: IncomingMessage): { status: number; body: unknown } {
    const id = url.split("/")[2] ?? "";
    if (method === "POST" && id === "") {
      const key = String(headers["idempotency-key"]);
      keys.push(key);
      const booking = bookings.get(key) ?? { id: key, reference: key.slice(0, 8), seats: 1, status: "PENDING" };
      bookings.set(key, booking);
      return keys.length % 3 === 0 ? { status: 503, body: {} } : { status: 201, body: booking };
    }
    const booking = bookings.get(id);
    if (booking === undefined) return { status: url.startsWith("/bookings/") ? 404 : 200, body: {} };
    if (method === "POST") bookings.set(id, { ...booking, status: "CONFIRMED" });
    return { status: 200, body: bookings.get(id) };
  }
  server = shop;
  await new Promise<void>((done) => shop.listen(0, "127.0.0.1", done));
  return { url: `http://127.0.0.1:${(shop.address() as AddressInfo).port}`, bookings, keys };
}

const guestsFor = async (shop: Shop, ms: number) => {
  const load = startLoad({ apiUrl: shop.url, webUrl: shop.url, sessionId: "s" });
  await new Promise((done) => setTimeout(done, ms));
  return load.stop();
};

const stageAt = (shop: Shop) => {
  const port = Number(new URL(shop.url).port);
  return new Stage({ ports: { web: port, api: port, statistics: port } } as ConstructorParameters<typeof Stage>[0]);
};

describe("guests under load", () => {
  it("repeat what was not answered with the key it had, and count it as a failure", async () => {
    const shop = await openShop();
    const { acknowledged, failures } = await guestsFor(shop, 600);
    expect(failures.length).toBeGreaterThan(0);
    expect(new Set(failures)).toEqual(new Set(["POST 503"]));
    expect(new Set(shop.keys).size).toBe(acknowledged.size);
    expect(shop.keys).toHaveLength(acknowledged.size + failures.length);
  });
});

describe("the search for what guests were told", () => {
  it("finds every booking as it is", async () => {
    const shop = await openShop();
    const stage = stageAt(shop);
    for (const [id, booking] of (await guestsFor(shop, 400)).acknowledged) stage.told.set(id, booking);
    await expect(stage.findAll()).resolves.toBeUndefined();
  });

  it("notices one that is lost, and one that is not as it was", async () => {
    const shop = await openShop();
    const stage = stageAt(shop);
    for (const [id, booking] of (await guestsFor(shop, 400)).acknowledged) stage.told.set(id, booking);
    const [lost, changed] = [...shop.bookings.keys()] as [string, string];
    shop.bookings.delete(lost);
    shop.bookings.set(changed, { ...(shop.bookings.get(changed) as Booking), status: "EXPIRED" });
    await expect(stage.findAll()).rejects.toThrow(/^2 of \d+ bookings lost or changed/);
  });
});
