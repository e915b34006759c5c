import { createHash } from "node:crypto";

/** Names a state by what it consists of: short, and the same in every process. */
export function fingerprint(parts: readonly unknown[]): string {
  return createHash("sha1").update(JSON.stringify(parts)).digest("base64url");
}
