import { indexBookings } from "@guichet/db";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createContext } from "../context.ts";
import { createTestApi, givenSession, type TestApi } from "../testing/api.ts";
import { STAFF } from "../testing/staff.ts";
import { wholeFile } from "../testing/whole-file.ts";
import { exportBookings } from "./export-service.ts";

/** More bookings than one query of an export reads before it asks the index. */
const NEWER = 100_000;
/** More than one query of an export returns. */
const HITS = 600;
const DELETED = 300;

const BEGINNING = new Date("2030-02-20T12:00:00.000Z");
const madeAt = (number: number) => new Date(BEGINNING.getTime() + number * 1000);
const idOf = (number: number) => `0190a000-0000-7000-9000-${String(number).padStart(12, "0")}`;

let api: TestApi;

const PORTION = 5_000;

beforeAll(async () => {
  api = await createTestApi();
});
afterAll(() => api.drop());

/** Cancelled bookings, a second apart: the oldest are Zoé's, one of them in a session of its own. */
async function givenBookings(sessionId: string, otherSessionId: string): Promise<void> {
  // In portions: a statement that takes seconds on a busy machine would be given up.
  for (let done = 0; done < HITS + NEWER; done += PORTION) {
    await api.services.database.writer.$executeRaw`
    INSERT INTO bookings (id, reference, session_id, name, email, seats, unit_price, currency, status, expires_at, cancelled_at,
      created_at, updated_at)
    SELECT CONCAT('0190a000-0000-7000-9000-', LPAD(n, 12, '0')), CONCAT('AA', LEFT(code, 2), '-', RIGHT(code, 4)),
      IF(n = ${DELETED}, ${otherSessionId}, ${sessionId}), IF(n <= ${HITS}, 'Zoé', 'Ana'), 'guest@example.org', 1, 1000, 'EUR',
      'CANCELLED', made_at, made_at, made_at, made_at
    FROM (SELECT seq AS n, REPLACE(REPLACE(LPAD(seq, 6, '0'), '0', 'Z'), '1', 'Y') AS code,
        ${BEGINNING} + INTERVAL seq SECOND AS made_at
      FROM seq_1_to_1000000 WHERE seq > ${done} AND seq <= ${Math.min(done + PORTION, HITS + NEWER)}) numbers`;
  }
}

async function exportedReferences(q: string): Promise<(string | undefined)[]> {
  const ctx = createContext(api.services, { actor: STAFF, locale: "en" });
  const { bytes } = await wholeFile(await exportBookings(ctx, { q }, "csv"));
  const [, ...rows] = bytes.toString().trimEnd().split("\r\n");
  return rows.map((row) => row.split(",")[0]);
}

it("an export has all other bookings when a session was deleted while the index was being filled", async () => {
  const db = api.services.database.writer;
  const { session } = await givenSession(api);
  const other = await givenSession(api);
  await givenBookings(session.id, other.session.id);
  await indexBookings(db, { until: madeAt(HITS + 1), limit: HITS });
  // As if the job had read the booking before the deletion and written its row after it.
  const row = await db.bookingSearch.findUniqueOrThrow({ where: { id: idOf(DELETED) } });
  await api.staff.sessions.delete({ id: other.session.id });
  await db.bookingSearch.create({ data: row });

  expect(new Set(await exportedReferences("zoé")).size).toBe(HITS - 1);
});
