import fc from "fast-check";
import type { DocumentedOperation } from "./documented-operations.ts";
import { fitting, GARBAGE, KNOWN, nearlyFitting, ODD_NAMES, spelled } from "./schema-arbitraries.ts";

export interface FuzzedRequest {
  readonly method: string;
  /** With `@event@` and the like where an id of something that exists belongs. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer | string | undefined;
}

const METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "PROPFIND"];

/** Requests to an operation: right, nearly right, and wrong in every part that a client can fill. */
export function requestsTo(operation: DocumentedOperation): fc.Arbitrary<FuzzedRequest> {
  return fc
    .record({
      method: fc.oneof({ weight: 12, arbitrary: fc.constant(operation.method) }, fc.constantFrom(...METHODS)),
      path: paths(operation),
      query: queries(operation),
      headers: HEADERS,
      type: fc.oneof({ weight: 12, arbitrary: fc.constant("application/json") }, TYPES),
      body: bodies(operation),
    })
    .map(({ method, path, query, headers, type, body }) => ({
      method,
      url: query === "" ? path : `${path}?${query}`,
      headers: body === undefined ? headers : { ...headers, "content-type": type },
      body,
    }));
}

const TYPES = fc.constantFrom(
  ...["text/plain", "application/json; charset=utf-16", "application/json;;", "multipart/form-data", "application/xml"],
);

/** A path's own id, that of something else, or anything that fits between two slashes. */
function paths({ path }: DocumentedOperation): fc.Arbitrary<string> {
  const own = path.startsWith("/sessions") ? "@session@" : path.startsWith("/bookings") ? "@booking@" : "@event@";
  const odd = fc.oneof(GARBAGE.map(spelled), fc.constantFrom("..", ".", "a/b", "%", "%ff", "%2e%2e%2f", "a;b", "\\"));
  const id = fc.oneof(
    { weight: 8, arbitrary: fc.constant(own) },
    fc.constantFrom<string>(...KNOWN),
    odd.map(encoded),
    odd.map(asciiOf),
  );
  const form = fc.oneof(
    { weight: 12, arbitrary: fc.constant((text: string) => text) },
    fc.constantFrom(
      (text: string) => `${text}/`,
      (text: string) => `/${text}`,
      (text: string) => text.toUpperCase(),
      (text: string) => text.replace("e", "%65"),
      (text: string) => `${text}%00`,
      (text: string) => `${text}/../x`,
    ),
  );
  return fc.tuple(id, form).map(([value, shape]) => shape(path.replace("{id}", value)));
}

function queries({ query }: DocumentedOperation): fc.Arbitrary<string> {
  const none = { weight: query.length === 0 ? 12 : 1, arbitrary: fc.constant("") };
  const known = query.map(({ name, schema }) =>
    fc
      .oneof({ weight: 3, arbitrary: fitting(schema, name) }, GARBAGE)
      .map((value) => `${name}=${encoded([value].flat().map(spelled).join(","))}`),
  );
  const odd = fc.oneof(
    fc.tuple(ODD_NAMES, GARBAGE).map(([name, value]) => `${encoded(name)}=${encoded(spelled(value))}`),
    fc.constantFrom("a[b]=c", "limit[]=1", "q=%ff", "q=%", "&&&", "=", "limit=1&limit=2", "?", "q=a%00b"),
  );
  const parts = fc.array(fc.oneof(...known.map((arbitrary) => ({ weight: 4, arbitrary })), odd), {
    minLength: 1,
    maxLength: 4,
  });
  return fc.oneof(none, { weight: 4, arbitrary: parts.map((list) => list.join("&")) });
}

function bodies({ body, method }: DocumentedOperation): fc.Arbitrary<Buffer | string | undefined> {
  const none = { weight: body === undefined ? 6 : 1, arbitrary: fc.constant(undefined) };
  if (method === "GET") return fc.oneof({ weight: 6, arbitrary: none.arbitrary }, fc.constant("{}"));
  const schema = body ?? { type: "object", properties: {} };
  const text = fc.oneof(
    { weight: 5, arbitrary: fitting(schema).map((value) => JSON.stringify(value)) },
    { weight: 5, arbitrary: nearlyFitting(schema).map((value) => JSON.stringify(value)) },
    GARBAGE.map((value) => JSON.stringify(value)),
  );
  const broken = fc.oneof(
    fc.tuple(text, fc.nat()).map(([json, at]) => json.slice(0, at % (json.length + 1))),
    fc.tuple(text, fc.nat(), fc.nat({ max: 255 })).map(([json, at, byte]) => {
      const bytes = Buffer.from(json);
      if (bytes.length > 0) bytes[at % bytes.length] = byte;
      return bytes;
    }),
    fc.uint8Array({ maxLength: 64 }).map((bytes) => Buffer.from(bytes)),
    fc.constantFrom("[".repeat(5_000), '{"a":'.repeat(2_000), '{"__proto__":{}}', "1e400", '"\\ud800"', "\ufeff{}"),
  );
  return fc.oneof(none, { weight: 10, arbitrary: text }, { weight: 2, arbitrary: broken });
}

const HEADERS: fc.Arbitrary<Record<string, string>> = fc
  .record(
    {
      "accept-language": fc.constantFrom("en", "fr", "*", "xx;q=9", ",,,", "en;q=", "é"),
      accept: fc.constantFrom("application/json", "text/html", "x"),
      "if-match": fc.constantFrom("*", '"1"', '"0"', '"99999999999999999999"', 'W/"1"', '"1", "2"', '"', "1", '""'),
      "if-none-match": fc.constantFrom("*", '"1.x"', '"', "W/"),
      "idempotency-key": fc.oneof(fc.constantFrom("red", "green", "a".repeat(256), " ", "é"), fc.uuid()),
      "x-forwarded-for": fc.constantFrom("127.0.0.1", "x", "1.2.3.4, 5.6.7.8"),
      "x-http-method-override": fc.constantFrom("DELETE", "GET"),
      origin: fc.constantFrom("null", "https://evil.example"),
      "accept-encoding": fc.constantFrom("gzip", "br", "*", "x"),
      range: fc.constantFrom("bytes=0-0", "bytes=-1", "x"),
      expect: fc.constant("100-continue"),
      cookie: fc.constantFrom("guichet.login=x", "a=b; c"),
    },
    { requiredKeys: [] },
  )
  .map((all) => Object.fromEntries(Object.entries(all).slice(0, 3)));

/** Percent-encoded; what stands for an id stays as it is. */
function encoded(text: string): string {
  return encodeURIComponent(text.toWellFormed()).replaceAll(/%40(event|session|booking)%40/g, "@$1@");
}

/** What an HTTP client lets through in a URL. */
function asciiOf(text: string): string {
  return text.replaceAll(/[^\x21-\x7e]/g, "~");
}
