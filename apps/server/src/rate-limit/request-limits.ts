import { createHash } from "node:crypto";
import { networkOf } from "@guichet/api/server";
import type { Database } from "@guichet/db";
import type { FastifyRequest } from "fastify";
import { clientAddress } from "../requests/client-address.ts";
import { createRequestCounts, type RequestCounts, type Standing } from "./request-counts.ts";
import { createSharedAllowance } from "./shared-allowance.ts";

/** One rule, as answers name it. */
export interface Policy {
  readonly name: "address" | "key" | "files";
  /** Requests a minute. */
  readonly limit: number;
}

export interface Judgement extends Standing {
  readonly policy: Policy;
}

/** How many requests somebody may make. Both ports of a process count together. */
export interface RequestLimits {
  /** Counts a request. @returns null when there is no limit for it */
  judge(request: FastifyRequest): Judgement | null | Promise<Judgement>;
  /** From now on what is asked with this header counts for its key, wherever it comes from. */
  know(authorization: string, keyId: string): void;
  /** No live key is in this header any more: it counts for its address again. */
  forget(authorization: string): void;
}

export interface RequestLimitsOptions {
  readonly database: Pick<Database, "writer">;
  readonly now: () => Date;
  /** Requests a minute of one address, for its files as many again, and of one API key; 0 for no limit. */
  readonly perAddress: number;
  readonly perKey: number;
}

const MOST_KEYS = 1_000;

/**
 * The built files and the pictures: a page asks for some dozens, once, and the browser keeps them. They have a count of their own, so that those who open a page for the
 * first time, behind one address, do not use up what they may ask; and they have one, because each is compressed for its reader.
 */
const FILES = /^\/(?:assets|images|og)\/./;

export function createRequestLimits(options: RequestLimitsOptions): RequestLimits {
  const address = createRule({ name: "address", limit: options.perAddress }, options);
  const files = createRule({ name: "files", limit: options.perAddress }, options);
  const key = createRule({ name: "key", limit: options.perKey }, options);
  // By the hash of the header: the memory of a process holds no key longer than its request.
  const known = new Map<string, string>();

  return {
    judge(request) {
      if (request.method === "GET" && FILES.test(request.url)) return ofNetwork(files, request);
      const { authorization } = request.headers;
      const keyId = authorization === undefined || known.size === 0 ? undefined : known.get(hashOf(authorization));
      if (keyId !== undefined) return key(keyId);
      return ofNetwork(address, request);
    },
    know(authorization, keyId) {
      known.set(hashOf(authorization), keyId);
      if (known.size > MOST_KEYS) known.delete(known.keys().next().value ?? "");
    },
    forget(authorization) {
      if (known.size > 0) known.delete(hashOf(authorization));
    },
  };
}

function ofNetwork(rule: ReturnType<typeof createRule>, request: FastifyRequest) {
  const asker = clientAddress(request);
  // Nobody is there any more to be refused.
  return asker === null ? null : rule(networkOf(asker));
}

function createRule(policy: Policy, { database, now }: RequestLimitsOptions) {
  const { limit } = policy;
  if (limit === 0) return () => null;
  const reserve = createSharedAllowance({ database, kind: `requests-${policy.name}`, limit, now });
  const counts: RequestCounts = createRequestCounts({ limit, reserve, now });
  return (subject: string): Judgement | Promise<Judgement> => {
    const standing = counts.take(subject);
    return standing instanceof Promise ? standing.then((later) => ({ ...later, policy })) : { ...standing, policy };
  };
}

function hashOf(authorization: string): string {
  return createHash("sha256").update(authorization).digest("base64");
}
