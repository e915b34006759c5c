import { createHash, randomBytes } from "node:crypto";

export const RECOVERY_CODES = 10;

/** Crockford's base32: no letter that looks like a digit. */
const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/** 120 bits: so much cannot be guessed, not even from the hashes, so that a plain SHA-256 keeps them. */
const LENGTH = 24;
const GROUP = 6;

/** New codes, in groups that are easy to copy by hand: `4F7K2M-9XPMQ0-…`. */
export function makeRecoveryCodes(): string[] {
  return Array.from({ length: RECOVERY_CODES }, makeRecoveryCode);
}

function makeRecoveryCode(): string {
  // 32 characters divide a byte's 256 values evenly: none is likelier than another.
  const characters = [...randomBytes(LENGTH)].map((byte) => ALPHABET[byte % ALPHABET.length]).join("");
  return (characters.match(new RegExp(`.{${GROUP}}`, "g")) ?? []).join("-");
}

/**
 * A code as somebody typed it, in the one way in which it is hashed: without what only groups it, and with what looks alike read as
 * what it must be. Null for what cannot be one.
 */
export function readRecoveryCode(typed: string): string | null {
  const code = typed.toUpperCase().replaceAll(/[\s-]/g, "").replaceAll("O", "0").replaceAll(/[IL]/g, "1");
  return code.length === LENGTH && [...code].every((character) => ALPHABET.includes(character)) ? code : null;
}

/** What is kept of a code. @param code as `readRecoveryCode` gives it */
export function hashOfRecoveryCode(userId: string, code: string): string {
  return createHash("sha256").update(`${userId} ${code}`).digest("hex");
}
