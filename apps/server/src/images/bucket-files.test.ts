import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type BucketServer, startBucketServer } from "../testing/bucket-server.ts";
import { createBucketFiles } from "./bucket-files.ts";

const KEY = { region: "eu-west-3", accessKeyId: "AKIAEXAMPLE", secretAccessKey: "a secret of / all + tests" };
const PATH = "0190a000-0000-7000-8000-000000000001/480.webp";
const BYTES = Buffer.from([0, 1, 2, 254, 255]);

let store: BucketServer;
let heard: string[];
beforeAll(async () => {
  store = await startBucketServer(KEY);
});
afterAll(() => store.close());
beforeEach(() => {
  heard = [];
  store.objects.clear();
});

const files = (key = KEY, url = store.url) => createBucketFiles({ url, ...key }, (line) => heard.push(line));

describe("pictures in a bucket", () => {
  it("are written with their type, read as they were, and removed, each request signed", async () => {
    await files().write(PATH, BYTES);
    expect(store.objects.get(`/pictures/${PATH}`)).toEqual({ bytes: BYTES, type: "image/webp" });
    expect(await files().read(PATH)).toEqual(BYTES);
    await files().remove([PATH, PATH]);
    expect(await files().read(PATH)).toBeNull();
    expect(heard).toEqual([]);
  });

  it("may be in a folder of it, with or without a slash at the end", async () => {
    await files(KEY, `${store.url}/guichet/`).write(PATH, BYTES);
    expect([...store.objects.keys()]).toEqual([`/pictures/guichet/${PATH}`]);
  });

  it("are asked for again when the store is busy", async () => {
    await files().write(PATH, BYTES);
    store.failNext(2);
    expect(await files().read(PATH)).toEqual(BYTES);
  });

  it.each([
    ["another secret", { ...KEY, secretAccessKey: "a guess" }],
    ["another region", { ...KEY, region: "us-east-1" }],
  ])("are out of reach with %s: whoever asks comes back later, and the log says why", async (_, key) => {
    await expect(files(key).read(PATH)).rejects.toMatchObject({ message: "busy" });
    expect(heard).toEqual(["the store of pictures cannot be used: it answered 403 to GET"]);
    expect(heard.join()).not.toContain(key.secretAccessKey);
  });

  it("are out of reach when nobody answers", async () => {
    const gone = await startBucketServer(KEY);
    await gone.close();
    await expect(files(KEY, gone.url).write(PATH, BYTES)).rejects.toMatchObject({ message: "busy" });
    expect(heard).toHaveLength(1);
  });
});
