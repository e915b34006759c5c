import { bookingOf } from "../catalogue.ts";
import { measureWork, type RowPlan } from "./measuring.ts";

const COLD_SESSIONS = 100;
const MIXED_SESSIONS = 10;

/** Bookings that are not all for one session, and what happens to them afterwards. */
export const OTHER_BOOKING_ROWS: readonly RowPlan[] = [
  {
    id: "cold",
    title: `REST, ${COLD_SESSIONS} sessions`,
    clients: 256,
    quick: true,
    async measure(bench) {
      const sessions = await bench.stage.catalogue.addSessions(COLD_SESSIONS);
      const bodies = sessions.map((session, i) => JSON.stringify(bookingOf(session, i)));
      const work = { kind: "post", path: "/bookings/", bodies, keys: false } as const;
      return measureWork(bench, this, { origin: bench.stage.server.api, server: "guichet", work });
    },
  },
  {
    id: "mixed",
    title: `REST, ${MIXED_SESSIONS} sessions: book, confirm, book, cancel`,
    clients: 256,
    quick: true,
    async measure(bench) {
      const sessions = await bench.stage.catalogue.addSessions(MIXED_SESSIONS);
      const bodies = sessions.map((session, i) => JSON.stringify(bookingOf(session, i)));
      const work = { kind: "lives", path: "/bookings/", bodies } as const;
      return measureWork(bench, this, { origin: bench.stage.server.api, server: "guichet", work });
    },
  },
];
