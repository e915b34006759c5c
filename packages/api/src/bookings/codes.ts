import { randomFillSync } from "node:crypto";
import { v7 as uuidv7 } from "uuid";

/** No 0/O, 1/I/L, U/V: what is read out over a counter must not be misheard. */
const ALPHABET = "23456789ABCDEFGHJKMNPQRSTWXYZ";
const TICKET_CODE_BYTES = 15;

/** Random bytes are fetched a page at a time: each call into the generator costs as much as a few kilobytes. */
const pool = Buffer.allocUnsafe(8192);
let used = pool.length;

function randomBytes(count: number): Buffer {
  if (used + count > pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  used += count;
  return pool.subarray(used - count, used);
}

/** A new UUIDv7. All bits but the time are random: many are made in one millisecond, and a booking's id is a capability. */
export function makeId(): string {
  return uuidv7({ random: randomBytes(16) });
}

/** A short reference for people, such as `K7Q2-9XPM`: 29⁸ ≈ 5·10¹¹ of them, kept apart by a unique key. */
export function makeReference(): string {
  let letters = "";
  while (letters.length < 8) letters += randomLetter();
  return `${letters.slice(0, 4)}-${letters.slice(4)}`;
}

/** A byte beyond the last whole alphabet is drawn again, so that every letter is as likely. */
function randomLetter(): string {
  const byte = randomBytes(1)[0] ?? 255;
  return byte < 256 - (256 % ALPHABET.length) ? ALPHABET.charAt(byte % ALPHABET.length) : "";
}

/** What a ticket's QR code carries: 120 random bits, unguessable. */
export function makeTicketCode(): string {
  return randomBytes(TICKET_CODE_BYTES).toString("base64url");
}
