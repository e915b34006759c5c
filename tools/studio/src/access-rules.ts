import { createHash, timingSafeEqual } from "node:crypto";
import type { IncomingHttpHeaders } from "node:http";

/** Names by which a browser on this machine reaches it, whatever the port that a container or a tunnel gives it. */
const OWN_NAMES = /^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?$/;

/**
 * Whether a request was sent to this machine by its own name. A page of another site whose name was made to lead here
 * (DNS rebinding) sends that name.
 */
export function isOwnHost(headers: IncomingHttpHeaders): boolean {
  return OWN_NAMES.test(headers.host ?? "");
}

/** Whether a request that asks the database comes from our page: its origin is ours, and it knows the token. */
export function mayAsk(headers: IncomingHttpHeaders, token: string): boolean {
  if (!isOwnHost(headers) || headers.origin !== `http://${headers.host}`) return false;
  return isEqual(headers.authorization ?? "", `Bearer ${token}`);
}

/** In a time that tells nothing of how much is right. */
function isEqual(given: string, expected: string): boolean {
  const [a, b] = [given, expected].map((text) => createHash("sha256").update(text).digest());
  return a !== undefined && b !== undefined && timingSafeEqual(a, b);
}
