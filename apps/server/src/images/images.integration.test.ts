import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { deleteUnusedImages } from "@guichet/api/server";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { bomb, newPhoto } from "../testing/pictures.ts";
import { createTestProcess, PUBLIC_URL, type TestProcess } from "../testing/test-process.ts";
import { openImageFiles } from "./image-settings.ts";

interface Picture {
  readonly id: string;
  readonly width: number;
  readonly sources: readonly { readonly url: string; readonly width: number }[];
  readonly fallback: { readonly url: string };
}

let guichet: TestProcess;
let admin: string;
beforeAll(async () => {
  guichet = await createTestProcess();
  admin = await guichet.key("admin");
});
afterAll(() => guichet.drop());

async function send(payload: Buffer | string, { key = admin, type = "image/jpeg", port = guichet.api } = {}) {
  const headers = { "content-type": type, ...(key === "" ? {} : { authorization: `Bearer ${key}` }) };
  return port.inject({ method: "POST", url: "/images", headers, payload });
}

const sent = async (): Promise<Picture> => (await send(await newPhoto())).json<Picture>();
const EVENT = { title: "Nuit du jazz", venue: "Caveau", city: "Lyon", status: "PUBLISHED" };

async function eventWith(imageId: string | null) {
  const made = await guichet.rest("POST", "/events", { key: admin, body: { ...EVENT, imageId } });
  return made.json<{ id: string; version: number }>();
}

const store = () => openImageFiles(guichet.env.images, () => {});
const clearAway = () =>
  deleteUnusedImages({ database: guichet.services.database, now: guichet.services.now, files: store() });
const hoursFromNow = (hours: number) => guichet.setNow(new Date(Date.now() + hours * 3_600_000));
const rows = () => guichet.services.database.writer.image.count();

describe("a picture that is sent", () => {
  it("is there in all its sizes, for ever, as the type that we made it in, on both ports", async () => {
    const answer = await send(await newPhoto());
    expect(answer.statusCode).toBe(201);
    const { id, sources, fallback } = answer.json<Picture>();
    expect(answer.headers["location"]).toBe(`/images/${id}/500.webp`);
    expect(sources.map(({ url }) => url)).toEqual([`/images/${id}/480.webp`, `/images/${id}/500.webp`]);
    for (const [url, type, format] of [
      [sources[0]?.url ?? "", "image/webp", "webp"],
      [fallback.url, "image/jpeg", "jpeg"],
    ] as const) {
      for (const port of [guichet.web, guichet.api]) {
        const { statusCode, headers, rawPayload } = await port.inject(url);
        expect([statusCode, headers["content-type"], headers["x-content-type-options"]]).toEqual([
          200,
          type,
          "nosniff",
        ]);
        expect(headers["cache-control"]).toBe("public, max-age=31536000, immutable");
        expect(headers["content-security-policy"]).toBe("default-src 'none'; sandbox");
        expect(headers).not.toHaveProperty("set-cookie");
        expect((await sharp(rawPayload).metadata()).format).toBe(format);
      }
    }
  });

  it("is kept once, however often and under whatever name it is sent, also by two at once", async () => {
    const bytes = await newPhoto();
    const before = await rows();
    const answers = await Promise.all([send(bytes), send(bytes, { type: "image/png" })]);
    const again = await send(bytes);
    expect(new Set([...answers, again].map((answer) => answer.json<Picture>().id)).size).toBe(1);
    expect(await rows()).toBe(before + 1);
  });

  it("is in the audit log, with who sent it", async () => {
    const { id } = await sent();
    const entries = await guichet.services.database.writer.auditEntry.findMany({ where: { entityId: id } });
    expect(entries).toMatchObject([{ action: "images.upload", actorType: "api-key", outcome: "done" }]);
  });

  it("is finished by whoever sends it again, when its files could not be written the first time", async () => {
    const bytes = await newPhoto();
    const { database } = guichet.services;
    await send(bytes);
    await database.writer.image.updateMany({ data: { storedAt: null } });
    const again = (await send(bytes)).json<Picture>();
    const row = await database.writer.image.findUnique({ where: { id: again.id } });
    expect(row?.storedAt).toBeInstanceOf(Date);
  });
});

describe("who sends", () => {
  it("may run events, or is refused before anything is read", async () => {
    const before = await rows();
    for (const [key, status] of [
      ["", 401],
      [await guichet.key("read"), 403],
      [await guichet.key("checkin"), 403],
    ] as const) {
      expect((await send(await newPhoto(), { key })).statusCode).toBe(status);
    }
    expect((await send(await newPhoto(), { key: "", port: guichet.web })).statusCode).toBe(401);
    expect(await rows()).toBe(before);
  });

  it("comes from our own pages, where a login cookie counts", async () => {
    const headers = { "content-type": "image/jpeg", origin: "https://evil.example.org" };
    const answer = await guichet.web.inject({ method: "POST", url: "/images", headers, payload: await newPhoto() });
    expect([answer.statusCode, answer.json().reason]).toEqual([403, "forbidden"]);
    const elsewhere = await guichet.web.inject({
      method: "POST",
      url: "/trpc/events.create",
      headers: { "content-type": "image/jpeg", origin: PUBLIC_URL },
      payload: "{}",
    });
    expect(elsewhere.statusCode).toBe(415);
  });
});

describe("what is refused", () => {
  it.each([
    ["JSON", "application/json", "{}", 415, "image-unsupported"],
    ["a form", "multipart/form-data; boundary=x", "--x--", 415, "image-unsupported"],
    ["SVG", "image/svg+xml", '<svg xmlns="http://www.w3.org/2000/svg"/>', 415, "image-unsupported"],
    [
      "SVG that says it is a photo",
      "image/jpeg",
      '<svg xmlns="http://www.w3.org/2000/svg"/>',
      415,
      "image-unsupported",
    ],
    ["a page that says it is a photo", "image/png", "<!doctype html><p>", 415, "image-unsupported"],
  ])("is %s", async (_, type, payload, status, reason) => {
    const answer = await send(payload, { type });
    expect([answer.statusCode, answer.json().reason]).toEqual([status, reason]);
  });

  it("is more than eight megabytes, and a bomb, in words that help", async () => {
    const heavy = await send(Buffer.alloc(10 * 1024 * 1024, 0xff));
    expect(heavy.json()).toMatchObject({ status: 413, reason: "image-too-heavy", count: 8 });
    const large = await send(bomb({ width: 8_000, height: 5_001 }), { type: "image/png" });
    expect(large.json()).toMatchObject({ status: 422, reason: "image-too-large", count: 40 });
  });

  it("is an address of no picture, without a page", async () => {
    const { id } = await sent();
    for (const path of [
      `${id}/481.webp`,
      `${id}/480.svg`,
      `${id}`,
      `..%2f..%2fsecret`,
      `${id}/..%2f..%2f480.webp`,
      "0190a000-0000-7000-8000-000000000001/480.webp",
    ]) {
      const { statusCode, headers } = await guichet.web.inject(`/images/${path}`);
      expect(statusCode, path).toBe(404);
      expect(headers["content-type"]).toContain("application/problem+json");
      expect(headers["cache-control"]).toBe("no-store");
    }
  });
});

describe("an event", () => {
  it("shows the picture it was given, in lists too, and its copy has the same", async () => {
    const picture = await sent();
    const { id } = await eventWith(picture.id);
    const read = await guichet.rest("GET", `/events/${id}`);
    expect(read.json()).toMatchObject({ image: picture, imageUrl: null, imageAlt: "" });
    const list = await guichet.rest("GET", "/events?view=manage&limit=100", { key: admin });
    const cards = list.json<{ items: { id: string; image: unknown }[] }>().items;
    expect(cards.find((card) => card.id === id)?.image).toEqual(picture);
    const copy = await guichet.rest("POST", `/events/${id}/duplicate`, { key: admin });
    expect(copy.json()).toMatchObject({ image: picture, status: "DRAFT" });
  });

  it("refuses a picture that is not there, and stays as it was", async () => {
    const imageId = "0190a000-0000-7000-8000-000000000001";
    const refused = await guichet.rest("POST", "/events", { key: admin, body: { ...EVENT, imageId } });
    expect([refused.statusCode, refused.json().reason]).toEqual([422, "unknown-image"]);
    const { id } = await eventWith(null);
    const change = await guichet.rest("PATCH", `/events/${id}`, { key: admin, body: { imageId } });
    expect([change.statusCode, change.json().reason]).toEqual([422, "unknown-image"]);
    expect((await guichet.rest("GET", `/events/${id}`)).json()).toMatchObject({ image: null, version: 1 });
  });
});

describe("a picture that no event has", () => {
  const folderOf = (id: string) => {
    const { images } = guichet.env;
    return join(images.kind === "folder" ? images.path : "", id);
  };

  it("is deleted after a day with its files, and one that an event has never is", async () => {
    const [unused, used] = [await sent(), await sent()];
    await eventWith(used.id);
    hoursFromNow(23);
    expect(await clearAway()).toBe(0);
    expect(readdirSync(folderOf(unused.id))).toHaveLength(3);
    hoursFromNow(25);
    expect(await clearAway()).toBeGreaterThanOrEqual(1);
    guichet.setNow(null);
    expect([existsSync(folderOf(unused.id)), existsSync(folderOf(used.id))]).toEqual([false, true]);
    expect((await guichet.web.inject(unused.sources[0]?.url ?? "")).statusCode).toBe(404);
  });

  it("stays for a day after the event let go of it, so that it can be taken back", async () => {
    const picture = await sent();
    const { id } = await eventWith(picture.id);
    hoursFromNow(100);
    await guichet.rest("PATCH", `/events/${id}`, { key: admin, body: { imageId: null } });
    hoursFromNow(123);
    await clearAway();
    const back = await guichet.rest("PATCH", `/events/${id}`, { key: admin, body: { imageId: picture.id } });
    expect(back.json()).toMatchObject({ image: { id: picture.id } });
    await guichet.rest("DELETE", `/events/${id}`, { key: admin });
    hoursFromNow(148);
    await clearAway();
    guichet.setNow(null);
    expect(existsSync(folderOf(picture.id))).toBe(false);
  });

  it("gives way to a new one when it is sent again while its files are being deleted", async () => {
    const bytes = await newPhoto();
    const first = (await send(bytes)).json<Picture>();
    const files = store();
    let second: Picture | undefined;
    hoursFromNow(25);
    await deleteUnusedImages({
      database: guichet.services.database,
      now: guichet.services.now,
      files: {
        ...files,
        async remove(paths) {
          if (paths[0]?.startsWith(first.id)) second = (await send(bytes)).json<Picture>();
          await files.remove(paths);
        },
      },
    });
    guichet.setNow(null);
    expect(second?.id).not.toBe(first.id);
    expect((await guichet.web.inject(second?.sources[0]?.url ?? "")).statusCode).toBe(200);
  });
});
