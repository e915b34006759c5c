import { createCipheriv, createDecipheriv, hkdfSync } from "node:crypto";

/**
 * Names bookings to those who may only look. A booking's id is its guest's capability: whoever reads thousands of them in a list must not
 * hold thousands of capabilities.
 */
export interface BookingIdMask {
  /** @param id a booking's. @returns another UUID, always the same one, that no guest's door knows */
  mask(id: string): string;
  /** The other way round. Any UUID has a booking's id that it would stand for; most of those are nobody's. */
  unmask(masked: string): string;
}

const BLOCK_BYTES = 16;

/** What `fields.ts` takes for an id: RFC 9562's versions 1 to 8 of variant 10, and the two UUIDs of one digit. */
const UUID_HEX = /^(.{12}[1-8].{3}[89ab].{15}|0{32}|f{32})$/;

/**
 * A UUID is one block of AES-256, which permutes all 2^128 of them. "Cycle walking" (Black and Rogaway, "Ciphers with Arbitrary Finite
 * Domains", 2002) makes of it a permutation of the valid UUIDs, an eighth of all blocks: encrypt until the outcome is one. One block
 * for one id, and no two are alike: ECB, of which nothing more can be seen than that an id is the same as before. The key is derived
 * from the instance's secret (HKDF, RFC 5869), under a name of its own.
 */
export function createBookingIdMask(secret: string): BookingIdMask {
  const key = Buffer.from(hkdfSync("sha256", secret, "", "guichet booking ids 1", 32));
  const encrypt = createCipheriv("aes-256-ecb", key, null).setAutoPadding(false);
  const decrypt = createDecipheriv("aes-256-ecb", key, null).setAutoPadding(false);
  return {
    mask: (id) => walk(id, (block) => encrypt.update(block)),
    unmask: (masked) => walk(masked, (block) => decrypt.update(block)),
  };
}

function walk(uuid: string, permute: (block: Buffer) => Buffer): string {
  let block: Buffer = Buffer.from(uuid.replaceAll("-", ""), "hex");
  if (block.length !== BLOCK_BYTES || !UUID_HEX.test(block.toString("hex"))) throw new Error("This is no UUID");
  do block = permute(block);
  while (!UUID_HEX.test(block.toString("hex")));
  return block.toString("hex").replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}
