import { createHash, randomBytes } from "node:crypto";

const BYTES = 32;
const FORM = /^[A-Za-z0-9_-]{43}$/;

/** A text that nobody can guess, in base64url: what a link, a cookie or a key proves by being known. */
export function makeToken(): string {
  return randomBytes(BYTES).toString("base64url");
}

/** Whether a text can be one of ours: what cannot is looked up nowhere. */
export function isToken(text: string): boolean {
  return FORM.test(text);
}

/** SHA-256, hex: what is kept of a token, so that a copy of the database opens nothing. It is random, so that nothing slower is needed. */
export function hashOfToken(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}
