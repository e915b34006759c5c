import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { createTestDatabase, type TestDatabase } from "@guichet/db/testing";
import { afterAll, beforeAll, expect, it } from "vitest";
import { priceTiersOf, quotePrice } from "./rules.ts";

/** It cannot see our rules, and computes prices by its own copy of one. */
const SEED = fileURLToPath(new URL("../../../db/prisma/seed.ts", import.meta.url));

let test: TestDatabase;
beforeAll(async () => {
  test = await createTestDatabase();
  await promisify(execFile)(process.execPath, [SEED], { env: { PATH: process.env["PATH"], DATABASE_URL: test.url } });
});
afterAll(() => test.drop());

it("the demo data asks the prices that the product would have asked", async () => {
  const bookings = await test.database.writer.booking.findMany({
    include: { session: true, tickets: { orderBy: { seatNumber: "asc" }, take: 1 } },
  });
  const wrong: string[] = [];
  const multiplied = new Set<number>();
  for (const { reference, status, unitPrice, session, tickets } of bookings) {
    const pricing = { ...session, priceTiers: priceTiersOf(session.priceTiers) };
    // Its seats are numbered in the order of sale, so a first seat tells how many were taken; a cancelled one's is freed.
    const firstSeat = tickets[0]?.seatNumber ?? null;
    const taken =
      firstSeat === null ? Array.from({ length: session.capacity }, (_, reserved) => reserved) : [firstSeat - 1];
    if (!taken.some((reserved) => quotePrice(pricing, reserved) === unitPrice)) wrong.push(`${status} ${reference}`);
    if (session.basePrice > 0) multiplied.add(unitPrice / session.basePrice);
  }
  expect(wrong).toEqual([]);
  expect(bookings.length).toBeGreaterThan(1_000);
  expect([...multiplied].sort()).toEqual([1, 1.2, 1.5]);
});
