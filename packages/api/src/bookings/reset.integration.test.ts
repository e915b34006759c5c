import { createDatabase, type Database } from "@guichet/db";
import { startTcpProxy, type TcpProxy } from "@guichet/db/testing/tcp-proxy";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createTestApi, givenSession, type TestApi } from "../testing/api.ts";
import { aGuest } from "../testing/guests.ts";
import { type BookingQueue, createBookingQueue } from "./queue.ts";

// A lone booking whose connection is lost for real, between the server's COMMIT and the answer.

let api: TestApi;
let proxy: TcpProxy;
let database: Database;
let queue: BookingQueue;
beforeAll(async () => {
  api = await createTestApi();
  const url = new URL(api.url);
  proxy = await startTcpProxy(Number(url.port));
  url.port = String(proxy.port);
  database = createDatabase({ url: url.toString(), connectionLimit: 1 });
  queue = createBookingQueue({ ...api.services, database });
});
afterAll(async () => {
  await database.close();
  await proxy.close();
  await api.drop();
});

it.each(["end", "reset"] as const)("is answered with what is stored, once, by %s", async (how) => {
  const { event, session } = await givenSession(api);
  proxy.breakAt("\x03COMMIT", "after", how);
  const placed = await queue.place({ ...aGuest(session.id, 2), locale: "fr" }, null);
  if (!placed.ok) throw new Error("The booking was refused");
  expect(await api.guest.bookings.get({ id: placed.value.id })).toEqual(placed.value);
  expect((await api.guest.sessions.list({ id: event.id })).items[0]?.availableSeats).toBe(48);
});
