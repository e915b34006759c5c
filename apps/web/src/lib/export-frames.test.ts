import { describe, expect, it } from "vitest";
import { exportFrame } from "../testing/export-frames.ts";
import { type ExportFrame, readFrames } from "./export-frames.ts";

const WHOLE = [
  exportFrame("data", "Référence"),
  exportFrame("rows", { rows: 1 }),
  exportFrame("data", ""),
  exportFrame("end", { rows: 1 }),
];

/** The frames, in portions of so many bytes. */
async function read(frames: readonly Uint8Array[], portion: number) {
  const all = new Uint8Array(frames.flatMap((frame) => [...frame]));
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      for (let at = 0; at < all.length; at += portion) controller.enqueue(all.slice(at, at + portion));
      controller.close();
    },
  });
  const seen: (string | number)[] = [];
  const told = (frame: ExportFrame) =>
    frame.kind === "data"
      ? new TextDecoder().decode(frame.bytes)
      : frame.kind === "problem"
        ? JSON.stringify(frame.problem)
        : frame.rows;
  for await (const frame of readFrames(body)) seen.push(frame.kind, told(frame));
  return seen;
}

describe("the frames of a file", () => {
  it.each([1, 3, 7, 1_000])("are read in portions of %d bytes", async (portion) => {
    expect(await read(WHOLE, portion)).toEqual(["data", "Référence", "rows", 1, "data", "", "end", 1]);
  });

  it.each([1, 2, 3])("are cut off when %d of four have arrived and the connection ends", async (count) => {
    await expect(read(WHOLE.slice(0, count), 5)).rejects.toThrow("ended before its end");
  });

  it("end with what went wrong", async () => {
    const broken = [...WHOLE.slice(0, 2), exportFrame("problem", { reason: "busy" })];
    expect((await read(broken, 4)).slice(-2)).toEqual(["problem", '{"reason":"busy"}']);
  });
});
