import { createHmac, timingSafeEqual } from "node:crypto";

/** What every authenticator app understands, whatever a link to it says: SHA-1, six digits, thirty seconds. */
const DIGITS = 6;
const STEP_MS = 30_000;
/** A clock may be half a minute off, and typing takes a while. */
const STEPS_AROUND = 1;

const BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/** HOTP (RFC 4226, 5.3) of a counter. */
export function codeOfStep(secret: Buffer, step: number, digits = DIGITS): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const hash = createHmac("sha1", secret).update(counter).digest();
  const offset = (hash.at(-1) ?? 0) & 0xf;
  const number = (hash.readUInt32BE(offset) & 0x7fffffff) % 10 ** digits;
  return String(number).padStart(digits, "0");
}

/** The time step (RFC 6238, 4.2) that an instant is in. */
export function stepAt(now: Date): number {
  return Math.floor(now.getTime() / STEP_MS);
}

/**
 * The time step whose code this is, among the present one and those beside it; null when it is of none. All are computed and compared
 * whatever is found, so that the answer takes as long for a code that is right as for one that is not.
 */
export function stepOfCode(secret: Buffer, code: string, now: Date): number | null {
  const given = Buffer.from(code);
  let found: number | null = null;
  for (let step = stepAt(now) - STEPS_AROUND; step <= stepAt(now) + STEPS_AROUND; step += 1) {
    const expected = Buffer.from(codeOfStep(secret, step));
    if (given.length === expected.length && timingSafeEqual(given, expected)) found = step;
  }
  return found;
}

/** As it is typed into an app that has no camera: base32 (RFC 4648, 6). Its length must be a multiple of five bytes. */
export function secretAsText(secret: Buffer): string {
  const bits = [...secret].map((byte) => byte.toString(2).padStart(8, "0")).join("");
  return (bits.match(/.{5}/g) ?? []).map((five) => BASE32[Number.parseInt(five, 2)]).join("");
}

/** What a QR code tells an app (github.com/google/google-authenticator/wiki/Key-Uri-Format). */
export function otpauthUri(secret: Buffer, { issuer, account }: { issuer: string; account: string }): string {
  const label = `${encodeURIComponent(issuer)}:${encodeURIComponent(account)}`;
  const period = STEP_MS / 1000;
  return `otpauth://totp/${label}?secret=${secretAsText(secret)}&issuer=${encodeURIComponent(issuer)}&algorithm=SHA1&digits=${DIGITS}&period=${period}`;
}
