import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { bomb, photo } from "../testing/pictures.ts";
import { createEncoder } from "./encode-image.ts";

const encode = createEncoder();

async function made(sent: Uint8Array) {
  const result = await encode(sent);
  if (!result.ok) throw new Error(result.reason);
  return result.value;
}

async function reasonOf(sent: Uint8Array): Promise<string> {
  const result = await encode(sent);
  return result.ok ? "made" : result.reason;
}

describe("a photo that is sent", () => {
  it("is made anew in all sizes, in the formats that their names say", async () => {
    const picture = await made(await photo({ width: 2000, height: 1000 }).jpeg().toBuffer());
    expect(picture).toMatchObject({ width: 1600, height: 800, color: expect.stringMatching(/^#[0-9a-f]{6}$/) });
    const files = await Promise.all(
      picture.files.map(async ({ name, bytes }) => [name, await sharp(bytes).metadata()] as const),
    );
    expect(files.map(([name, { width, height, format }]) => [name, width, height, format])).toEqual([
      ["480.webp", 480, 240, "webp"],
      ["960.webp", 960, 480, "webp"],
      ["1600.webp", 1600, 800, "webp"],
      ["1200.jpg", 1200, 600, "jpeg"],
    ]);
  });

  it.each(["jpeg", "png", "webp", "avif"] as const)("may be a %s", async (format) => {
    expect(await made(await photo({ width: 490, height: 240 }).toFormat(format).toBuffer())).toMatchObject({
      width: 490,
    });
  });

  it("stands upright, and says nothing of where and with what it was taken", async () => {
    const exif = { IFD0: { Make: "SpyCam" }, IFD3: { GPSLatitudeRef: "N", GPSLatitude: "48/1 51/1 29/1" } };
    const sent = await photo({ width: 800, height: 500 })
      .jpeg()
      .withExif(exif)
      .withXmp("<x:xmpmeta xmlns:x='adobe:ns:meta/'/>")
      .toBuffer();
    const turned = await sharp(sent).keepMetadata().withMetadata({ orientation: 6 }).toBuffer();
    expect(turned.includes("SpyCam")).toBe(true);
    const picture = await made(turned);
    expect(picture).toMatchObject({ width: 500, height: 800 });
    for (const { bytes } of picture.files) {
      const { exif: kept, xmp, icc, iptc, orientation } = await sharp(bytes).metadata();
      expect([kept, xmp, icc, iptc, orientation]).toEqual([undefined, undefined, undefined, undefined, undefined]);
      expect(Buffer.from(bytes).includes("SpyCam")).toBe(false);
    }
  });

  it("has the colour that most of it has", async () => {
    const blue = sharp({ create: { width: 500, height: 200, channels: 3, background: "#1040c0" } });
    expect((await made(await blue.png().toBuffer())).color).toMatch(/^#[01].[34].[bc].$/);
  });

  it("keeps what is transparent, but for the JPEG, which is white there", async () => {
    const clear = sharp({ create: { width: 500, height: 200, channels: 4, background: "#00000000" } });
    const { files } = await made(await clear.png().toBuffer());
    const [webp, , jpg] = files.map(({ bytes }) => sharp(bytes));
    expect((await webp?.metadata())?.hasAlpha).toBe(true);
    expect((await jpg?.stats())?.channels.map(({ min }) => min)).toEqual([255, 255, 255]);
  });

  it("shows its first picture, where there are several", async () => {
    const frames = [1, 2, 3].map((seed) => photo({ width: 480, height: 240 }, seed).png().toBuffer());
    const animated = await sharp(await Promise.all(frames), { join: { animated: true } })
      .webp()
      .toBuffer();
    expect(await made(animated)).toMatchObject({ width: 480, height: 240 });
  });
});

describe("a file that is refused", () => {
  it.each([
    ["svg", '<svg xmlns="http://www.w3.org/2000/svg" width="400" height="300"><script>alert(1)</script></svg>'],
    ["html", "<!doctype html><script>alert(1)</script>"],
    ["pdf", "%PDF-1.7\n1 0 obj"],
    ["gif", "GIF89a\x01\x00\x01\x00"],
    ["nothing", ""],
  ])("is %s, whatever it is called", async (_, text) => {
    expect(await reasonOf(Buffer.from(text, "latin1"))).toBe("image-unsupported");
  });

  it("begins as a picture and is none", async () => {
    const polyglot = Buffer.concat([
      Buffer.from("\xff\xd8\xff\xe0", "latin1"),
      Buffer.from("<script>alert(1)</script>".repeat(99)),
    ]);
    expect(await reasonOf(polyglot)).toBe("image-unreadable");
  });

  it.each(["jpeg", "png", "webp", "avif"] as const)("is half a %s", async (format) => {
    const whole = await photo({ width: 490, height: 240 }).toFormat(format).toBuffer();
    expect(await reasonOf(whole.subarray(0, whole.length / 2))).toBe("image-unreadable");
  });

  it("is small, and would be large once decoded: it never is", async () => {
    const small = bomb({ width: 8_000, height: 5_001 });
    expect(small.length).toBeLessThan(10_000);
    expect(await reasonOf(small)).toBe("image-too-large");
  });

  it("is so small that it would be a blur", async () => {
    expect(await reasonOf(await photo({ width: 1000, height: 199 }).png().toBuffer())).toBe("image-too-small");
  });
});

it("a page in a picture's tail does not come through", async () => {
  const sent = Buffer.concat([
    await photo({ width: 500, height: 200 }).jpeg().toBuffer(),
    Buffer.from("<script>alert(1)</script>"),
  ]);
  const { files } = await made(sent);
  for (const { bytes } of files) expect(Buffer.from(bytes).includes("script")).toBe(false);
});
