import { Readable, Writable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { expect, it } from "vitest";
import { createSpaceGuard, estimateSize, requireSpace } from "./disk-space.ts";

const MB = 1_048_576;
const write = (megabytes: number, free: () => Promise<number>) =>
  pipeline(
    Readable.from(Array.from({ length: megabytes }, () => Buffer.alloc(MB))),
    createSpaceGuard("/backups", free),
    new Writable({ write: (_chunk, _encoding, done) => done() }),
  );

it("expects a backup to be somewhat larger than the last, and the first one half as large as the tables", () => {
  expect(estimateSize(100, 9_999)).toBe(120);
  expect(estimateSize(null, 9_999)).toBe(5_000);
});

it("refuses to begin where what is needed would leave less than the reserve", () => {
  const needed = 100 * MB;
  expect(() => requireSpace({ folder: "/backups", free: 356 * MB, needed })).not.toThrow();
  expect(() => requireSpace({ folder: "/backups", free: 355 * MB, needed })).toThrow(
    "The disk of /backups has 355 MB free, and a backup needs about 356 MB",
  );
});

it("stops when the disk fills up while it writes", async () => {
  let free = 300 * MB;
  const falling = async () => {
    free -= 20 * MB;
    return free;
  };
  await expect(write(64, falling)).rejects.toThrow("The disk of /backups fills up (240 MB free)");
  await expect(write(64, async () => 300 * MB)).resolves.toBeUndefined();
});
