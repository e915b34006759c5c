import { BUSY_RETRY_SECONDS } from "../errors.ts";
import { failureOf } from "../problem.ts";
import { hashOfNobody, hashPassword, isOutdated, verifyPassword } from "./password-hash.ts";

/** Hashes passwords, a few at a time. */
export interface Passwords {
  /** The hash to keep. */
  hash(password: string): Promise<string>;
  /** Whether this is the password that was hashed. Without a hash it never is, and costs the same. */
  verify(kept: string | null, password: string): Promise<boolean>;
  /** Whether a kept hash should be replaced when its password is known. */
  isOutdated(kept: string): boolean;
}

export interface PasswordsOptions {
  /** Told of every hash that is computed. */
  readonly onHash?: () => void;
}

/** Of Node's four threads for such work two stay free, for files and names; and two hashes hold 38 MiB. */
const MOST_AT_ONCE = 2;
/** About five seconds of work. */
const MOST_WAITING = 200;

/**
 * The passwords of one process. Who comes when too many wait is told to come back.
 * @throws what renders as 503, from `hash` and `verify`
 */
export function createPasswords({ onHash }: PasswordsOptions = {}): Passwords {
  const waiting: (() => void)[] = [];
  const nobody = hashOfNobody();
  let running = 0;

  async function inTurn<Value>(work: () => Promise<Value>): Promise<Value> {
    if (running >= MOST_AT_ONCE) {
      if (waiting.length >= MOST_WAITING) throw failureOf("busy", { retryAfterSeconds: BUSY_RETRY_SECONDS });
      // Whoever ends hands its place on.
      await new Promise<void>((resolve) => waiting.push(resolve));
    } else running += 1;
    try {
      onHash?.();
      return await work();
    } finally {
      const next = waiting.shift();
      if (next === undefined) running -= 1;
      else next();
    }
  }

  return {
    isOutdated,
    hash: (password) => inTurn(() => hashPassword(password)),
    async verify(kept, password) {
      const isRight = await inTurn(() => verifyPassword(kept ?? nobody, password));
      return kept !== null && isRight;
    },
  };
}
