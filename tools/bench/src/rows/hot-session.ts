import { bookingOf } from "../catalogue.ts";
import type { Work } from "../load/plan.ts";
import { measureWork, type RowPlan } from "./measuring.ts";

const CLIENTS = [64, 256, 1000] as const;
/** Different guests among the clients. */
const GUESTS = 64;

const guests = (sessionId: string) => Array.from({ length: GUESTS }, (_, i) => bookingOf(sessionId, i));

/** What any of our HTTP rows can be compared with at best: the same clients and bodies, and nothing done. */
const ceiling: RowPlan[] = CLIENTS.map((clients) => ({
  id: `ceiling-${clients}`,
  title: "Ceiling: bare Fastify echoes POST",
  clients,
  quick: clients === 1000,
  measure(bench) {
    const bodies = guests("00000000-0000-7000-8000-000000000000").map((body) => JSON.stringify(body));
    const work: Work = { kind: "post", path: "/echo", bodies, keys: false };
    return measureWork(bench, this, { origin: bench.stage.bare.origin, server: "bare", work });
  },
}));

const rest: RowPlan[] = CLIENTS.map((clients) => restRow({ clients, keys: false }));

function restRow({ clients, keys }: { clients: number; keys: boolean }): RowPlan {
  return {
    id: keys ? `rest-keys-${clients}` : `rest-${clients}`,
    title: keys ? "REST, one hot session, idempotency keys" : "REST, one hot session",
    clients,
    quick: clients !== 256,
    async measure(bench) {
      const [session = ""] = await bench.stage.catalogue.addSessions(1);
      const bodies = guests(session).map((body) => JSON.stringify(body));
      const work: Work = { kind: "post", path: "/bookings/", bodies, keys };
      return measureWork(bench, this, { origin: bench.stage.server.api, server: "guichet", work });
    },
  };
}

const trpc: RowPlan[] = CLIENTS.map((clients) => ({
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
}));

/** Bookings of one session, and the ceiling above them. */
export const HOT_SESSION_ROWS: readonly RowPlan[] = [
  ...ceiling,
  ...rest,
  restRow({ clients: 1000, keys: true }),
  ...trpc,
];
