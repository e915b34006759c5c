import { argon2, randomBytes, scrypt, timingSafeEqual } from "node:crypto";
import { promisify } from "node:util";

const hashArgon2 = promisify(argon2);

/** Argon2id with 19 MiB and two passes: the first choice of OWASP's Password Storage Cheat Sheet. Memory in KiB. */
const COST = { memory: 19_456, passes: 2, parallelism: 1 };
const VERSION = 19;
const SALT_BYTES = 16;
const KEY_BYTES = 32;

/** `$argon2id$v=19$m=19456,t=2,p=1$salt$key`: the PHC string format, base64 without padding. */
const PHC = /^\$argon2id\$v=19\$m=(\d{1,7}),t=(\d{1,2}),p=(\d{1,2})\$([A-Za-z0-9+/]{11,88})\$([A-Za-z0-9+/]{22,88})$/;

/** What releases up to 0.1 kept: scrypt with N=16384, r=16, p=1, salt and key in hex. The salt is used as text. */
const OLD = /^([0-9a-f]{32}):([0-9a-f]{128})$/;
const OLD_COST = { N: 16_384, r: 16, p: 1, maxmem: 64 * 1024 * 1024 };
const OLD_KEY_BYTES = 64;

interface Cost {
  readonly memory: number;
  readonly passes: number;
  readonly parallelism: number;
}

/** The hash of a new password, in PHC format. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(SALT_BYTES);
  return toPhc(salt, await derive(password, { salt, cost: COST, keyBytes: KEY_BYTES }));
}

/** Whether a kept hash is of this password; of a text that is no hash, nothing is. */
export async function verifyPassword(kept: string, password: string): Promise<boolean> {
  const [, memory, passes, parallelism, salt = "", key = ""] = PHC.exec(kept) ?? [];
  if (memory !== undefined) {
    const cost = { memory: Number(memory), passes: Number(passes), parallelism: Number(parallelism) };
    const expected = Buffer.from(key, "base64");
    const made = await derive(password, { salt: Buffer.from(salt, "base64"), cost, keyBytes: expected.length });
    return timingSafeEqual(made, expected);
  }
  const [, oldSalt, oldKey = ""] = OLD.exec(kept) ?? [];
  return oldSalt !== undefined && timingSafeEqual(await deriveOld(password, oldSalt), Buffer.from(oldKey, "hex"));
}

/** Whether a hash was made otherwise than we make them now: the password is hashed anew when it is given next. */
export function isOutdated(kept: string): boolean {
  return !kept.startsWith(`$argon2id$v=${VERSION}$m=${COST.memory},t=${COST.passes},p=${COST.parallelism}$`);
}

/** A hash of nobody's password, for an address without an account: checking it costs what checking a real one does. */
export function hashOfNobody(): string {
  return toPhc(randomBytes(SALT_BYTES), randomBytes(KEY_BYTES));
}

async function derive(
  password: string,
  { salt, cost, keyBytes }: { readonly salt: Buffer; readonly cost: Cost; readonly keyBytes: number },
): Promise<Buffer> {
  return hashArgon2("argon2id", { message: normalize(password), nonce: salt, tagLength: keyBytes, ...cost });
}

function deriveOld(password: string, salt: string): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(normalize(password), salt, OLD_KEY_BYTES, OLD_COST, (error, key) => (error ? reject(error) : resolve(key)));
  });
}

/** As the schema of new passwords does: what is typed to sign in comes here unchanged. */
function normalize(password: string): string {
  return password.normalize("NFKC");
}

function toPhc(salt: Buffer, key: Buffer): string {
  const { memory, passes, parallelism } = COST;
  return `$argon2id$v=${VERSION}$m=${memory},t=${passes},p=${parallelism}$${base64(salt)}$${base64(key)}`;
}

function base64(bytes: Buffer): string {
  return bytes.toString("base64").replace(/=+$/, "");
}
