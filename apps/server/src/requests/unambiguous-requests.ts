import type { IncomingMessage } from "node:http";
import { refuse } from "@guichet/api/server";
import type { FastifyInstance } from "fastify";

/** A name, an IPv4 or a bracketed IPv6 address, with or without a port (RFC 9110 §7.2). */
const HOST = /^([a-z0-9._-]+|\[[0-9a-f:.]+\])(:\d{1,5})?$/i;

/**
 * Refuses what two programs could read in two ways, and Node lets through: a proxy in front and this server must agree on where a
 * request ends and for whom it is. Other such requests, with two lengths or a length and chunks, Node refuses itself.
 */
export function refuseAmbiguous(app: FastifyInstance): void {
  app.addHook("onRequest", (request, reply, done) => {
    if (!isUnambiguous(request.raw)) {
      refuse("malformed", request, reply.header("connection", "close"));
      return;
    }
    done();
  });
}

function isUnambiguous({ httpVersionMajor, httpVersionMinor, headers, rawHeaders }: IncomingMessage): boolean {
  const encoding = headers["transfer-encoding"];
  // Another encoding around the chunks would reach the JSON parser undecoded.
  if (encoding !== undefined && encoding.toLowerCase() !== "chunked") return false;
  if (headers.host === undefined) return httpVersionMajor === 1 && httpVersionMinor === 0;
  return httpVersionMajor === 1 && HOST.test(headers.host) && timesGiven(rawHeaders, "host") === 1;
}

/** Node keeps the first of several. */
function timesGiven(rawHeaders: readonly string[], name: string): number {
  let times = 0;
  for (let i = 0; i < rawHeaders.length; i += 2) {
    if (rawHeaders[i]?.length === name.length && rawHeaders[i]?.toLowerCase() === name) times += 1;
  }
  return times;
}
