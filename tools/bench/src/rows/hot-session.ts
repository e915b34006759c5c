import { bookingOf } from "../catalogue.ts";
import type { Work } from "../load/plan.ts";
import type { Row } from "../row.ts";
import { BASELINE_ROW } from "./baseline.ts";
import { type Bench, measureWork, type RowPlan } from "./measuring.ts";

/** Different guests among the clients. */
const GUESTS = 64;

const guests = (sessionId: string) => Array.from({ length: GUESTS }, (_, i) => bookingOf(sessionId, i));

/** What any of our rows can be compared with at best: the same clients and bodies, and nothing done. */
function ceilingRow(clients: number): RowPlan {
  return {
    id: `ceiling-${clients}`,
    title: "Ceiling: bare Fastify echoes POST",
    clients,
    quick: clients === 1000,
    measure(bench) {
      const bodies = guests("00000000-0000-7000-8000-000000000000").map((body) => JSON.stringify(body));
      const work: Work = { kind: "post", path: "/echo", bodies, keys: false };
      return measureWork(bench, this, { origin: bench.stage.bare.origin, server: "bare", work });
    },
  };
}

function restRow(clients: number): RowPlan {
  return {
    id: `rest-${clients}`,
    title: "REST, one hot session",
    clients,
    quick: clients === 1000,
    measure(bench) {
      return measureRest(bench, this, { keys: false });
    },
  };
}

function keysRow(clients: number): RowPlan {
  return {
    id: `keys-${clients}`,
    title: "REST, one hot session, idempotency keys",
    clients,
    quick: true,
    measure(bench) {
      return measureRest(bench, this, { keys: true });
    },
  };
}

async function measureRest(bench: Bench, row: RowPlan, { keys }: { keys: boolean }): Promise<Row> {
  const [session = ""] = await bench.stage.catalogue.addSessions(1);
  const bodies = guests(session).map((body) => JSON.stringify(body));
  const work: Work = { kind: "post", path: "/bookings/", bodies, keys };
  return measureWork(bench, row, { origin: bench.stage.server.api, server: "guichet", work });
}

function trpcRow(clients: number): RowPlan {
  return {
    id: `trpc-${clients}`,
    title: "tRPC, one hot session",
    clients,
    quick: clients === 1000,
    async measure(bench) {
      const [session = ""] = await bench.stage.catalogue.addSessions(1);
      // As the public interface sends it: a batch of one.
      const bodies = guests(session).map((body) => JSON.stringify({ 0: body }));
      const work: Work = { kind: "post", path: "/trpc/bookings.create?batch=1", bodies, keys: false };
      return measureWork(bench, this, { origin: bench.stage.server.web, server: "guichet", work });
    },
  };
}

const side = (clients: number): RowPlan[] => [ceilingRow(clients), restRow(clients), trpcRow(clients)];

/** Bookings of one session, each number of clients beside its ceiling; the baseline beside what it is compared with. */
export const HOT_SESSION_ROWS: readonly RowPlan[] = [
  ...side(64),
  ...side(256),
  BASELINE_ROW,
  ...side(1000),
  keysRow(1000),
];
