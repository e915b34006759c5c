import { plainAddress } from "@guichet/api/server";
import type { FastifyRequest } from "fastify";

/**
 * The address of whoever asks, as far as TRUST_PROXY lets us believe it: of the addresses in X-Forwarded-For, counted from its
 * end, the first that none of our proxies gave. What is no address there names nobody: then it is the one of the connection.
 * @returns null when the connection has gone already
 */
export function clientAddress(request: FastifyRequest): string | null {
  const claimed: string | undefined = request.ip;
  const { remoteAddress } = request.raw.socket;
  const named = claimed === remoteAddress ? null : plainAddress(withoutPort(claimed ?? ""));
  return named ?? (remoteAddress === undefined ? null : plainAddress(remoteAddress));
}

/** Some proxies add the port: `192.0.2.7:4711`, `[2001:db8::7]:4711`. */
function withoutPort(text: string): string {
  const address = /^(?:\[([^\]]+)\](?::\d{1,5})?|(\d{1,3}(?:\.\d{1,3}){3}):\d{1,5})$/.exec(text);
  return address?.[1] ?? address?.[2] ?? text;
}
