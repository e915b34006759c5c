import type { FastifyReply, FastifyRequest } from "fastify";
import type { PublicAnswers } from "../public-answers.ts";
import { entityTag, isUnchanged, parseCondition } from "./conditions.ts";
import type { Operation } from "./operations.ts";
import { addVary } from "./problem-reply.ts";

/** What guests get at one URL, ready to be sent. */
export interface PublicPage {
  /** What the procedure gave. */
  readonly value: unknown;
  readonly body: Buffer | string;
  readonly etag: string;
  readonly headers: Readonly<Record<string, string>>;
}

const JSON_TYPE = "application/json; charset=utf-8";

/**
 * Bytes up to which a body is kept as text: Node then writes it in one piece with the headers. What is longer is kept as bytes,
 * for it costs more to turn 16 kB of text into bytes for every request than to write two pieces.
 */
const LONGEST_TEXT = 4_096;

/** Bytes and entity tag of values: made once, however many URLs and requests ask for them. */
const bodies = new WeakMap<object, Pick<PublicPage, "body" | "etag">>();

/** The page of a value that `operation` gave to a guest. A shared cache may keep it, and asks us before each use. */
export function publicPage({ rest }: Operation, url: string, value: object): PublicPage {
  const { version, nextCursor } = value as { version?: unknown; nextCursor?: unknown };
  const { body, etag } = bodies.get(value) ?? makeBody(value, rest.versioned ? version : undefined);
  const headers = {
    "cache-control": "public, no-cache",
    etag,
    ...(typeof nextCursor === "string" ? { link: linkToNext(url, nextCursor) } : {}),
  };
  return { value, body, etag, headers };
}

function makeBody(value: object, version: unknown): Pick<PublicPage, "body" | "etag"> {
  const text = JSON.stringify(value);
  const bytes = Buffer.from(text);
  const etag = entityTag(bytes, typeof version === "number" ? version : undefined);
  const made = { body: bytes.length > LONGEST_TEXT ? bytes : text, etag };
  bodies.set(value, made);
  return made;
}

/** Sends a page: 200, or 304 to whoever has it already. */
export function sendPage(page: PublicPage, request: FastifyRequest, reply: FastifyReply): void {
  reply.headers(page.headers);
  addVary(reply, "Authorization");
  const condition = request.headers["if-none-match"];
  const unchanged = condition !== undefined && isUnchanged(parseCondition(condition), page.etag);
  if (unchanged) reply.status(304);
  // The body of a HEAD is not sent, but measured: its 304 has the length that GET would have (RFC 9110 §8.6).
  if (unchanged && request.method === "GET") reply.send();
  else reply.header("content-type", JSON_TYPE).send(page.body);
}

/** The same list from another cursor on: a reference relative to this server (RFC 8288 §3.1). */
export function linkToNext(url: string, cursor: string): string {
  const [path = "/", query = ""] = url.split("?", 2);
  const params = new URLSearchParams(query);
  params.set("cursor", cursor);
  return `<${path}?${params}>; rel="next"`;
}

/** The pages of an operation that were asked for lately, by URL: a short way past routing the input and calling the procedure. */
export interface KnownPages {
  /** The page at this URL, if its answer may still be told to any guest. */
  find(url: string): PublicPage | undefined;
  /** Notes what was given at a URL, and under which key it is kept. */
  remember(url: string, key: string, page: PublicPage): void;
}

const MOST_PAGES = 128;

export function createKnownPages(operation: Operation, answers: PublicAnswers): KnownPages {
  const known = new Map<string, { readonly key: string; page: PublicPage }>();
  return {
    find(url) {
      const entry = known.get(url);
      const answer = entry === undefined ? undefined : answers.peek(entry.key);
      if (entry === undefined || answer === undefined) return undefined;
      // Loaded anew on behalf of another URL or of the web port.
      if (answer.data !== entry.page.value) entry.page = publicPage(operation, url, answer.data as object);
      return entry.page;
    },
    remember(url, key, page) {
      known.delete(url);
      known.set(url, { key, page });
      if (known.size > MOST_PAGES) known.delete(known.keys().next().value ?? url);
    },
  };
}
