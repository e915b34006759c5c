import fastify, { type FastifyServerOptions } from "fastify";
import { describe, expect, it } from "vitest";
import { trustOf } from "../http-server.ts";
import { readEnv } from "../settings/env.ts";
import { clientAddress } from "./client-address.ts";

const DATABASE_URL = "mysql://guichet@127.0.0.1/guichet";

/** Who a server with this TRUST_PROXY takes a request for that comes from `peer`. */
async function addressSeen(setting: string, peer: string, forwarded?: string): Promise<unknown> {
  const { trustProxy } = readEnv({ DATABASE_URL, TRUST_PROXY: setting });
  const app = fastify({ trustProxy: trustOf(trustProxy) } as FastifyServerOptions);
  app.get("/", (request) => ({ address: clientAddress(request) }));
  const headers = forwarded === undefined ? {} : { "x-forwarded-for": forwarded };
  const answer = await app.inject({ url: "/", remoteAddress: peer, headers });
  await app.close();
  return answer.json<{ address: unknown }>().address;
}

describe("the address of a client", () => {
  it.each([
    // No proxy: whatever is claimed.
    ["", "203.0.113.9", "10.0.0.1", "203.0.113.9"],
    // One proxy: the last entry is its own, the others are the client's claim.
    ["1", "10.0.0.2", "203.0.113.9", "203.0.113.9"],
    ["1", "10.0.0.2", "127.0.0.1, 203.0.113.9", "203.0.113.9"],
    ["true", "10.0.0.2", "127.0.0.1, 203.0.113.9", "203.0.113.9"],
    ["1", "10.0.0.2", undefined, "10.0.0.2"],
    // Two.
    ["2", "10.0.0.2", "127.0.0.1, 203.0.113.9, 10.0.0.3", "203.0.113.9"],
    // By address: a peer that is none of ours is believed nothing; of ours, the last that is not.
    ["10.0.0.0/8", "203.0.113.9", "198.51.100.1", "203.0.113.9"],
    ["10.0.0.0/8", "10.0.0.2", "198.51.100.1, 203.0.113.9, 10.0.0.3", "203.0.113.9"],
    ["loopback", "127.0.0.1", "198.51.100.1, 203.0.113.9", "203.0.113.9"],
    // What is no address is nobody: then it is the peer's.
    ["1", "10.0.0.2", "unknown", "10.0.0.2"],
    ["1", "10.0.0.2", "203.0.113.9, <script>", "10.0.0.2"],
    ["2", "10.0.0.2", `${"9".repeat(5000)}, 10.0.0.3`, "10.0.0.2"],
    ["1", "10.0.0.2", ",", "10.0.0.2"],
    // Some proxies add the port.
    ["1", "10.0.0.2", "203.0.113.9:4711", "203.0.113.9"],
    ["1", "10.0.0.2", "[2001:db8::7]:4711", "2001:db8::7"],
    // However it is spelled, it is one address.
    ["1", "10.0.0.2", "2001:0DB8:0:0:0:0:0:7", "2001:db8::7"],
    // IPv4 on an IPv6 socket, and a zone.
    ["", "::ffff:203.0.113.9", undefined, "203.0.113.9"],
    ["1", "10.0.0.2", "::ffff:cb00:7109", "203.0.113.9"],
    ["", "fe80::1%eth0", undefined, "fe80::1"],
  ])("with TRUST_PROXY=%j, from %s, X-Forwarded-For: %s, is %s", async (setting, peer, forwarded, expected) => {
    expect(await addressSeen(setting, peer, forwarded)).toBe(expected);
  });
});
