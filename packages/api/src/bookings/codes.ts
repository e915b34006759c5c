import { randomBytes, randomInt } from "node:crypto";

/** No 0/O, 1/I/L, U/V: what is read out over a counter must not be misheard. */
const ALPHABET = "23456789ABCDEFGHJKMNPQRSTWXYZ";
const TICKET_CODE_BYTES = 15;

/** A short reference for people, such as `K7Q2-9XPM`: 29⁸ ≈ 5·10¹¹ of them, kept apart by a unique key. */
export function makeReference(): string {
  const letters = Array.from({ length: 8 }, () => ALPHABET[randomInt(ALPHABET.length)]);
  return `${letters.slice(0, 4).join("")}-${letters.slice(4).join("")}`;
}

/** What a ticket's QR code carries: 120 random bits, unguessable. */
export function makeTicketCode(): string {
  return randomBytes(TICKET_CODE_BYTES).toString("base64url");
}
