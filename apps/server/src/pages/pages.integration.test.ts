import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { BUILT_PAGE } from "../testing/built-page.ts";
import { createTestProcess, PUBLIC_URL, type TestProcess } from "../testing/test-process.ts";

const HOSTILE = `</script><script>alert("1")</script> & <b>`;

let guichet: TestProcess;
let admin: string;
let event: { id: string; slug: string; version: number };
const queries: string[] = [];
const dist = mkdtempSync(join(tmpdir(), "guichet-pages-"));

beforeAll(async () => {
  mkdirSync(dist, { recursive: true });
  writeFileSync(join(dist, "index.html"), BUILT_PAGE);
  guichet = await createTestProcess({ RATE_LIMIT: "0" }, { dist, onQuery: (sql) => queries.push(sql) });
  admin = await guichet.key("admin");
});
afterAll(async () => {
  await guichet.drop();
  rmSync(dist, { recursive: true });
});
beforeEach(async () => {
  const fields = {
    title: "Nuit du jazz",
    summary: "Trois trios.",
    description: "Une **longue** nuit.",
    status: "PUBLISHED",
  };
  event = await makeEvent({ ...fields, venue: "Le Hall", address: "2 rue du Port", city: "Lyon" });
  await addSession(1);
});

const makeEvent = async (body: object) => (await guichet.rest("POST", "/events", { key: admin, body })).json();

async function addSession(day: number): Promise<void> {
  const [startsAt, endsAt] = [19, 22].map((hour) => new Date(Date.UTC(2095, 5, day, hour)).toISOString());
  const body = { startsAt, endsAt, capacity: 50, basePrice: 2450 };
  await guichet.rest("POST", `/events/${event.id}/sessions`, { key: admin, body });
}

const get = (url: string, headers: Record<string, string> = {}) => guichet.web.inject({ url, headers });

/** What a program reads that runs no script: the blocks of data of a page, by their type. */
function dataOf(page: string, type: string) {
  const block = page.match(new RegExp(`<script type="${type}"[^>]*>(.*?)</script>`))?.[1];
  return block === undefined ? null : JSON.parse(block);
}

describe("the page of an event, to who runs no script", () => {
  it("says what it is, where, when, for how much, and leads to the booking of each session", async () => {
    const { body, statusCode } = await get(`/events/${event.slug}`);
    expect(statusCode).toBe(200);
    expect(body).toContain("<title>Nuit du jazz · Guichet</title>");
    expect(body).toContain('<meta name="description" content="Trois trios." />');
    expect(body).toContain("<h1>Nuit du jazz</h1>");
    expect(body).toContain("Le Hall, 2 rue du Port, Lyon");
    expect(body).toContain("<strong>longue</strong>");
    expect(body).toMatch(/mercredi 1er juin 2095, 21:00.*24,50\s€.*En vente/s);
    expect(body).toMatch(new RegExp(`href="/events/${event.slug}\\?session=[0-9a-f-]{36}"`));
  });

  it("is in the language that is asked for, and tells caches so", async () => {
    const page = await get(`/events/${event.slug}`, { "accept-language": "en" });
    expect(page.body).toContain('<html lang="en">');
    expect(page.body).toContain("On sale");
    expect(page.headers.vary).toContain("Accept-Language");
  });

  it("describes each session to come to search engines, on the clock of the place", async () => {
    const data = dataOf((await get(`/events/${event.slug}`)).body, "application/ld\\+json");
    expect(data["@graph"]).toMatchObject([
      {
        "@type": "Event",
        name: "Nuit du jazz",
        startDate: "2095-06-01T21:00:00+02:00",
        endDate: "2095-06-02T00:00:00+02:00",
        eventStatus: "https://schema.org/EventScheduled",
        location: { name: "Le Hall", address: { streetAddress: "2 rue du Port", addressLocality: "Lyon" } },
        offers: { price: "24.50", priceCurrency: "EUR", availability: "https://schema.org/InStock" },
      },
    ]);
  });

  it("has one address and a picture where it is shared", async () => {
    const { body } = await get(`/events/${event.id}?utm_source=x`);
    const url = `${PUBLIC_URL}/events/${event.slug}`;
    expect(body).toContain(`<link rel="canonical" href="${url}" />`);
    expect(body).toContain(`<meta property="og:url" content="${url}" />`);
    expect(body).toContain('<meta property="og:title" content="Nuit du jazz" />');
    const [, image = ""] = /<meta property="og:image" content="([^"]*)" \/>/.exec(body) ?? [];
    expect(image).toMatch(new RegExp(`^${PUBLIC_URL}/og/events/${event.slug}\\.jpg\\?v=\\d+&amp;lang=fr$`));
    const card = await guichet.web.inject(image.replace(PUBLIC_URL, "").replace("&amp;", "&"));
    expect(card.headers["content-type"]).toBe("image/jpeg");
  });

  it("takes what organisers wrote as text, wherever it stands", async () => {
    const fields = {
      title: HOSTILE,
      summary: HOSTILE,
      description: `${HOSTILE} [x](javascript:alert(1)) ![y](https://a.example/p.gif)`,
    };
    const hostile = await makeEvent({ ...fields, venue: HOSTILE, city: HOSTILE, status: "PUBLISHED" });
    const { body } = await get(`/events/${hostile.slug}`);
    expect(body.match(/<script/g)).toHaveLength(2);
    expect(body).not.toContain("<b>");
    expect(body).not.toMatch(/(href|src)="javascript:|<img[^>]+p\.gif/);
    expect(body).toContain('<a rel="noopener noreferrer nofollow ugc" href="https://a.example/p.gif">');
    expect(dataOf(body, "application/json")[0].data.title).toBe(HOSTILE);
  });

  it("is not found when it is not there, not published, or can be no event's", async () => {
    const draft = await makeEvent({ title: "Secret", venue: "Le Hall", city: "Lyon" });
    for (const slug of ["nothing", draft.slug, draft.id, "x".repeat(300), "%00", "a'b"]) {
      const page = await get(`/events/${slug}`);
      expect(page.statusCode, slug).toBe(404);
      expect(page.headers["cache-control"]).toBe("no-store");
      expect(page.body).toContain("Cet événement est introuvable");
      expect(page.body).not.toContain("Secret");
    }
  });
});

describe("the first answers in a page", () => {
  it("are those that tRPC gives to a guest, and cost nothing while they are known", async () => {
    const { body } = await get(`/events/${event.slug}`);
    queries.length = 0;
    const answers = dataOf(body, "application/json") as { procedure: string; input: unknown; data: unknown }[];
    expect(answers.map(({ procedure }) => procedure)).toEqual(["events.get", "sessions.list"]);
    for (const { procedure, input, data } of answers) {
      const asked = await get(`/trpc/${procedure}?input=${encodeURIComponent(JSON.stringify(input))}`);
      expect(asked.json().result.data).toEqual(data);
    }
    expect(queries).toEqual([]);
  });

  it("are of guests also for staff, and of the programme on the home page", async () => {
    const { body } = await get("/", { authorization: `Bearer ${admin}` });
    const answers = dataOf(body, "application/json");
    expect(answers.map(({ procedure }: { procedure: string }) => procedure)).toEqual([
      "categories.list",
      "events.list",
    ]);
    expect(answers[1].data.items[0].slug).toMatch(/^nuit-du-jazz/);
    expect(body).toMatch(/<a class="plain stretched-link" href="\/events\/nuit-du-jazz/);
  });

  it("change with what they tell, and the page's tag with them", async () => {
    const url = `/events/${event.slug}`;
    const first = await get(url);
    const { etag } = first.headers;
    expect((await get(url, { "if-none-match": String(etag) })).statusCode).toBe(304);
    await addSession(2);
    const second = await get(url, { "if-none-match": String(etag) });
    expect([second.statusCode, dataOf(second.body, "application/json")[1].data.items.length]).toEqual([200, 2]);
  });

  it("are missing where the interface alone may ask: a booking's page is the same for all", async () => {
    for (const url of ["/bookings/01955a5c-7a3e-7cc0-9d5d-2f6d3c0f7a11", "/my-bookings"]) {
      const page = await get(url);
      expect([page.statusCode, dataOf(page.body, "application/json")]).toEqual([200, null]);
    }
    expect((await get("/no/such/page")).statusCode).toBe(404);
  });
});

describe("what is said of accessibility", () => {
  it("is read without a script, in both languages, and may be listed and kept", async () => {
    const french = await get("/accessibility");
    expect([french.statusCode, french.headers["cache-control"], french.headers["x-robots-tag"]]).toEqual([
      ...[200, "no-cache", undefined],
    ]);
    expect(french.body).toContain("<title>Accessibilité · Guichet</title>");
    expect(french.body).toMatch(/<h1>Accessibilité<\/h1>.*WCAG 2\.2, niveau AA.*<h2[^>]*>Signaler un obstacle<\/h2>/s);
    expect(french.body).toContain(`<link rel="canonical" href="${PUBLIC_URL}/accessibility" />`);
    const english = await get("/accessibility", { "accept-language": "en" });
    expect(english.body).toMatch(/<h1>Accessibility<\/h1>.*<h2[^>]*>Report a barrier<\/h2>/s);
    expect((await get("/sitemap.xml")).body).toContain(`<loc>${PUBLIC_URL}/accessibility</loc>`);
    const nested = await get("/accessibility/more");
    expect([nested.statusCode, nested.headers["x-robots-tag"]]).toEqual([404, "noindex, nofollow"]);
  });
});

describe("what search engines are told", () => {
  it("is where the sitemap is, and in it each event that a guest can find", async () => {
    const robots = await get("/robots.txt");
    expect(robots.body).toContain(`Sitemap: ${PUBLIC_URL}/sitemap.xml`);
    const draft = await makeEvent({ title: "Brouillon", venue: "Le Hall", city: "Lyon" });
    guichet.setNow(new Date(Date.now() + 11 * 60_000));
    const sitemap = await get("/sitemap.xml");
    guichet.setNow(null);
    expect(sitemap.headers["content-type"]).toBe("application/xml; charset=utf-8");
    expect(sitemap.headers["x-robots-tag"]).toBeUndefined();
    expect(sitemap.body).toContain(`<loc>${PUBLIC_URL}/events/${event.slug}</loc>`);
    expect(sitemap.body).not.toContain(draft.slug);
    expect((await get("/sitemap-1.xml")).body).toBe(sitemap.body);
  });

  it("has no part before the first, and none past the last", async () => {
    for (const part of [0, 2, 999]) expect((await get(`/sitemap-${part}.xml`)).statusCode, String(part)).toBe(404);
  });
});
