import { createHash } from "node:crypto";

/** Demo rows look as if they were made then: ids sort by this instant. */
const MADE_AT = Date.UTC(2026, 0, 1);

/** The same UUIDv7-shaped id for the same name, so that a second seed finds what the first one made. */
export function demoId(...name: readonly string[]): string {
  const hash = createHash("sha256").update(name.join("\n")).digest("hex");
  const time = MADE_AT.toString(16).padStart(12, "0");
  const variant = ((Number.parseInt(hash.slice(3, 4), 16) & 0x3) | 0x8).toString(16);
  return `${time.slice(0, 8)}-${time.slice(8)}-7${hash.slice(0, 3)}-${variant}${hash.slice(4, 7)}-${hash.slice(7, 19)}`;
}

/** A whole number from 0 to `below` - 1, the same for the same name. */
export function demoNumber(below: number, ...name: readonly string[]): number {
  return createHash("sha256").update(name.join("\n")).digest().readUInt32BE(0) % below;
}
