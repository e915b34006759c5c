import { countListedEvents, listListedEvents, type Services } from "@guichet/api/server";
import type { FastifyInstance } from "fastify";
import { type Html, html } from "./html.ts";

/** Addresses in one file; search engines take 50,000 (https://www.sitemaps.org/protocol.html). */
const PART_SIZE = 20_000;
/** Search engines come back after hours: a sale needs no sitemap of this minute. */
const KEPT_MS = 10 * 60_000;
/** Parts kept, each some megabytes. */
const MOST_PARTS = 10;

/** `/robots.txt`, and the sitemap that it names: the addresses of all events that guests can find, in as many files as that takes. */
export function registerSitemap(app: FastifyInstance, services: Services): void {
  const { publicUrl } = services;
  const readText = keeping<string>(services);
  const readCount = keeping<number>(services);

  const countParts = () =>
    readCount("parts", async () => Math.max(1, Math.ceil((await countListedEvents(services)) / PART_SIZE)));

  const partOf = async (index: number) => {
    const events = await listListedEvents(services, { skip: index * PART_SIZE, take: PART_SIZE });
    const others =
      index === 0 && ["/", "/accessibility"].map((path) => html`<url><loc>${publicUrl}${path}</loc></url>\n`);
    const urls = events.map(
      ({ slug, updatedAt }) =>
        html`<url><loc>${publicUrl}/events/${slug}</loc><lastmod>${updatedAt.toISOString()}</lastmod></url>\n`,
    );
    return documentOf(html`<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${others}${urls}</urlset>`);
  };

  const indexOf = async () => {
    const parts = await countParts();
    if (parts === 1) return partOf(0);
    const files = Array.from(
      { length: parts },
      (_, i) => html`<sitemap><loc>${publicUrl}/sitemap-${i + 1}.xml</loc></sitemap>\n`,
    );
    return documentOf(
      html`<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${files}</sitemapindex>`,
    );
  };

  app.get("/sitemap.xml", async (_, reply) =>
    reply.type("application/xml; charset=utf-8").send(await readText("index", indexOf)),
  );
  app.get<{ Params: { part: string } }>("/sitemap-:part(^[1-9]\\d{0,2}$).xml", async ({ params: { part } }, reply) => {
    if (Number(part) > (await countParts())) return reply.callNotFound();
    return reply.type("application/xml; charset=utf-8").send(await readText(part, () => partOf(Number(part) - 1)));
  });
  app.get("/robots.txt", (_, reply) => reply.type("text/plain; charset=utf-8").send(robots(publicUrl)));
}

interface Kept<Value> {
  readonly at: number;
  readonly value: Promise<Value>;
}

/** One load for all who ask within some minutes; a failure is not kept. */
function keeping<Value>(services: Services): (name: string, load: () => Promise<Value>) => Promise<Value> {
  const kept = new Map<string, Kept<Value>>();
  return (name, load) => {
    const now = services.now().getTime();
    const before = kept.get(name);
    if (before !== undefined && now - before.at < KEPT_MS) return before.value;
    const value = load();
    kept.delete(name);
    kept.set(name, { at: now, value });
    if (kept.size > MOST_PARTS) kept.delete(kept.keys().next().value ?? name);
    value.catch(() => kept.delete(name));
    return value;
  };
}

function documentOf({ markup }: Html): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${markup}\n`;
}

/** Pages of bookings and of staff say "noindex" themselves: whoever may not fetch them cannot read that. */
function robots(publicUrl: string): string {
  const closed = ["/trpc/", "/api/", "/exports/", "/imports/"].map((path) => `Disallow: ${path}\n`).join("");
  return `User-agent: *\n${closed}\nSitemap: ${publicUrl}/sitemap.xml\n`;
}
