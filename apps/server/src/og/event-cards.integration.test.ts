import sharp from "sharp";
import { afterAll, beforeAll, expect, it } from "vitest";
import { photo } from "../testing/pictures.ts";
import { createTestProcess, type TestProcess } from "../testing/test-process.ts";

let guichet: TestProcess;
let key: string;
beforeAll(async () => {
  guichet = await createTestProcess();
  key = await guichet.key("admin");
});
afterAll(() => guichet.drop());

async function anEvent(fields: object = {}) {
  const body = { title: "Nuit du jazz", venue: "Caveau", city: "Lyon", status: "PUBLISHED", ...fields };
  return (await guichet.rest("POST", "/events", { key, body })).json<{ id: string; slug: string }>();
}

const card = (slug: string, query = "") => guichet.web.inject(`/og/events/${slug}.jpg${query}`);

it("shows a published event as other sites want it: a JPEG of 1200 × 630, for whoever embeds it", async () => {
  const { slug } = await anEvent();
  const { statusCode, headers, rawPayload } = await card(slug, "?v=1&lang=en");
  expect(statusCode).toBe(200);
  expect(headers).toMatchObject({
    "content-type": "image/jpeg",
    "cache-control": "public, max-age=3600",
    "cross-origin-resource-policy": "cross-origin",
    "x-content-type-options": "nosniff",
  });
  expect(headers).not.toHaveProperty("x-robots-tag");
  expect(await sharp(rawPayload).metadata()).toMatchObject({ format: "jpeg", width: 1200, height: 630 });
});

it("is another one when the title, the date, the language or the picture is", async () => {
  const { id, slug } = await anEvent();
  const seen: string[] = [];
  const look = async (query = "") => seen.push((await card(slug, query)).rawPayload.toString("base64"));
  await look();
  await guichet.rest("PATCH", `/events/${id}`, { key, body: { title: "Nuit du blues" } });
  await look();
  const session = { startsAt: "2090-06-01T18:00:00Z", endsAt: "2090-06-01T20:00:00Z", capacity: 10, basePrice: 0 };
  await guichet.rest("POST", `/events/${id}/sessions`, { key, body: session });
  await look();
  await look("?lang=en");
  const headers = { "content-type": "image/png", authorization: `Bearer ${key}` };
  const payload = await photo({ width: 800, height: 450 }).png().toBuffer();
  const image = await guichet.api.inject({ method: "POST", url: "/images", headers, payload });
  await guichet.rest("PATCH", `/events/${id}`, { key, body: { imageId: image.json<{ id: string }>().id } });
  await look();
  expect(new Set(seen).size).toBe(5);
  await look("?v=7");
  expect(seen[5]).toBe(seen[4]);
});

it("has a title in letters that cannot be drawn, and is drawn without it", async () => {
  const { id } = await anEvent({ title: "東京の夜" });
  const { rawPayload } = await card(id);
  expect(await sharp(rawPayload).metadata()).toMatchObject({ width: 1200, height: 630 });
});

it("is there for nobody while the event is not published, without a page", async () => {
  const { slug } = await anEvent({ status: "DRAFT", title: "Secret" });
  for (const name of [slug, "nobody-knows-this"]) {
    const { statusCode, headers } = await card(name);
    expect([statusCode, headers["content-type"]]).toEqual([404, "application/problem+json; charset=utf-8"]);
  }
});
