import { failureOf, type Piece, type Pieces } from "@guichet/api/server";
import { describe, expect, it } from "vitest";
import { framed, plain } from "./export-frames.ts";
import { ASK_EVERY_MS, whileSignedIn } from "./while-signed-in.ts";

const piece = (text: string, rows: number): Piece => ({ bytes: Buffer.from(text), rows });

async function* file(...pieces: readonly (Piece | Error)[]): Pieces {
  for (const one of pieces) {
    if (one instanceof Error) throw one;
    yield one;
  }
}

/** The frames, as the page reads them: kind and contents. */
async function framesOf(pieces: Pieces): Promise<(readonly [kind: number, contents: string])[]> {
  const parts: Uint8Array[] = [];
  for await (const part of framed(pieces, (error) => ({ title: String(error) }))) parts.push(part);
  const all = Buffer.concat(parts);
  const frames: (readonly [number, string])[] = [];
  for (let at = 0; at < all.length; ) {
    const end = at + 5 + all.readUInt32BE(at + 1);
    frames.push([all.readUInt8(at), all.subarray(at + 5, end).toString()]);
    at = end;
  }
  return frames;
}

describe("a file in frames", () => {
  it("says how many rows it has so far, and when it is whole", async () => {
    expect(await framesOf(file(piece("head", 0), piece("é", 2), piece("c", 2)))).toEqual([
      ...([
        [1, "head"],
        [2, '{"rows":0}'],
        [1, "é"],
        [2, '{"rows":2}'],
        [1, "c"],
      ] as const),
      [3, '{"rows":2}'],
    ]);
  });

  it("says why it breaks off, and never that it is whole", async () => {
    expect(await framesOf(file(piece("head", 0), new Error("away")))).toEqual([
      ...([
        [1, "head"],
        [2, '{"rows":0}'],
      ] as const),
      [4, '{"title":"Error: away"}'],
    ]);
  });
});

it("a file that is downloaded as it is breaks off with the error", async () => {
  const read = async () => {
    for await (const _ of plain(file(piece("head", 0), new Error("away"))));
  };
  await expect(read()).rejects.toThrow("away");
});

it("a file ends with the sign-in of whoever asked for it, and meanwhile nobody asks all the time", async () => {
  let now = 0;
  const asked: number[] = [];
  async function ask(): Promise<boolean> {
    asked.push(now);
    return now < 2.5 * ASK_EVERY_MS;
  }
  async function* slow(): Pieces {
    for (let rows = 1; ; rows += 1) {
      now += ASK_EVERY_MS / 2;
      yield piece("x", rows);
    }
  }
  const seen: number[] = [];
  const read = async () => {
    for await (const { rows } of whileSignedIn(slow(), { ask, clock: () => now })) seen.push(rows);
  };
  await expect(read()).rejects.toThrow(failureOf("unauthenticated").message);
  expect(asked).toEqual([1, 2, 3].map((times) => times * ASK_EVERY_MS));
  expect(seen).toEqual([1, 2, 3, 4, 5]);
});
