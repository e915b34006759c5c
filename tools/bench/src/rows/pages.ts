import type { Row } from "../row.ts";
import { type Bench, measureWork, type RowPlan } from "./measuring.ts";

const CLIENTS = 64;

interface Page {
  readonly id: string;
  readonly title: string;
  readonly quick: boolean;
  /** What its reader asks for, one after the other. */
  readonly paths: (bench: Bench) => Promise<readonly string[]>;
}

const PAGES: readonly Page[] = [
  { id: "list", title: "List of 20 events", quick: true, paths: async () => ["/events/?limit=20"] },
  { id: "event", title: "Event page: event, its sessions", quick: true, paths: eventPaths },
  { id: "booking", title: "Booking page", quick: false, paths: bookingPaths },
];

/** Each page, and a bare Fastify that answers the same bytes. */
export const PAGE_ROWS: readonly RowPlan[] = PAGES.flatMap((page) => [
  {
    id: `${page.id}-bare`,
    title: `${page.title}: bare Fastify, same bytes`,
    clients: CLIENTS,
    quick: page.quick,
    measure: (bench: Bench) => measureBare(bench, page),
  },
  {
    id: `${page.id}-page`,
    title: page.title,
    clients: CLIENTS,
    quick: page.quick,
    async measure(bench: Bench): Promise<Row> {
      const work = { kind: "get", paths: await page.paths(bench) } as const;
      return measureWork(bench, this, { origin: bench.stage.server.api, server: "guichet", work });
    },
  },
]);

async function measureBare(bench: Bench, { id, title, paths }: Page): Promise<Row> {
  const { server, bare } = bench.stage;
  const wanted = await paths(bench);
  const served: string[] = [];
  for (const [i, path] of wanted.entries()) served.push(await bare.serve(`${id}-${i}`, await read(server.api, path)));
  const row = { id: `${id}-bare`, title: `${title}: bare Fastify, same bytes`, clients: CLIENTS };
  return measureWork(bench, row, { origin: bare.origin, server: "bare", work: { kind: "get", paths: served } });
}

/** The first event of the list, as a visitor reads it. */
async function eventPaths({ stage }: Bench): Promise<readonly string[]> {
  const list = JSON.parse(await read(stage.server.api, "/events/?limit=1")) as { items: { slug: string }[] };
  const slug = list.items[0]?.slug ?? "";
  return [`/events/${slug}`, `/events/${slug}/sessions`];
}

async function bookingPaths({ stage }: Bench): Promise<readonly string[]> {
  const [session = ""] = await stage.catalogue.addSessions(1);
  return [`/bookings/${await stage.catalogue.book(session)}`];
}

async function read(origin: string, path: string): Promise<string> {
  const answer = await fetch(`${origin}${path}`);
  if (answer.status !== 200) throw new Error(`GET ${path} answered ${answer.status}: ${await answer.text()}`);
  return answer.text();
}
