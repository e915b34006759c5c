import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { exchange, listenSomewhere } from "../testing/raw-exchange.ts";
import { createTestProcess, type TestProcess } from "../testing/test-process.ts";

let guichet: TestProcess;
let ports: { readonly api: number; readonly web: number };
beforeAll(async () => {
  guichet = await createTestProcess({ RATE_LIMIT: "0" });
  ports = { api: await listenSomewhere(guichet.api), web: await listenSomewhere(guichet.web) };
});
afterAll(() => guichet.drop());

/** What hides behind a request: an answer to it would be an answer too many. */
const HIDDEN = "GET /readyz HTTP/1.1\r\nHost: x\r\n\r\n";
/** Asks for the end of the connection, in case the requests before it did not lead to that. */
const LAST = "GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
const POST = "POST /bookings/ HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n";
const GET = "GET /categories/ HTTP/1.1\r\n";

/** The answers of both ports: they must treat requests alike. */
async function answersTo(request: string) {
  const bytes = Buffer.from(`${request}${LAST}`, "latin1");
  return { api: await exchange(ports.api, bytes), web: await exchange(ports.web, bytes) };
}

describe("a request whose end could be seen in two places", () => {
  it.each([
    ["a length and chunks", `${POST}Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n${HIDDEN}`],
    ["chunks and a length", `${POST}Transfer-Encoding: chunked\r\nContent-Length: 40\r\n\r\n0\r\n\r\n${HIDDEN}`],
    ["two lengths", `${POST}Content-Length: 2\r\nContent-Length: 37\r\n\r\n{}${HIDDEN}`],
    ["the same length twice", `${POST}Content-Length: 2\r\nContent-Length: 2\r\n\r\n{}${HIDDEN}`],
    ["a list of lengths", `${POST}Content-Length: 2, 2\r\n\r\n{}${HIDDEN}`],
    ["a length with a sign", `${POST}Content-Length: +2\r\n\r\n{}${HIDDEN}`],
    ["a negative length", `${POST}Content-Length: -2\r\n\r\n{}${HIDDEN}`],
    ["a length in hexadecimal", `${POST}Content-Length: 0x2\r\n\r\n{}${HIDDEN}`],
    ["a length of many digits", `${POST}Content-Length: 99999999999999999999999\r\n\r\n{}${HIDDEN}`],
    ["a space before the colon of its length", `${POST}Content-Length : 2\r\n\r\n{}${HIDDEN}`],
    ["a space before the colon of its encoding", `${POST}Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n${HIDDEN}`],
    ["an encoding that is none", `${POST}Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n${HIDDEN}`],
    ["an encoding in quotes", `${POST}Transfer-Encoding: "chunked"\r\n\r\n0\r\n\r\n${HIDDEN}`],
    ["no encoding at all, in so many words", `${POST}Transfer-Encoding: identity\r\n\r\n${HIDDEN}`],
    ["chunks that are not the last encoding", `${POST}Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n${HIDDEN}`],
    ["two encodings", `${POST}Transfer-Encoding: gzip, chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n${HIDDEN}`],
    ["two headers of encoding", `${POST}Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n\r\n0\r\n\r\n`],
    ["an encoding after a vertical tab", `${POST}Transfer-Encoding: \x0bchunked\r\n\r\n0\r\n\r\n${HIDDEN}`],
    ["an encoding on a folded line", `${POST}Transfer-Encoding:\r\n chunked\r\n\r\n0\r\n\r\n${HIDDEN}`],
    ["an encoding behind a lone CR", `${POST}X: a\rTransfer-Encoding: chunked\r\n\r\n${HIDDEN}`],
    ["lines that end with LF alone", `${POST.replaceAll("\r\n", "\n")}Content-Length: 2\n\n{}${HIDDEN}`],
    [
      "a chunk of a size beyond all numbers",
      `${POST}Transfer-Encoding: chunked\r\n\r\nFFFFFFFFFFFFFFFFF\r\n{}${HIDDEN}`,
    ],
    ["a chunk of a negative size", `${POST}Transfer-Encoding: chunked\r\n\r\n-2\r\n{}\r\n0\r\n\r\n${HIDDEN}`],
    ["a chunk of a size in C", `${POST}Transfer-Encoding: chunked\r\n\r\n0x2\r\n{}\r\n0\r\n\r\n${HIDDEN}`],
    ["chunks that end with LF alone", `${POST}Transfer-Encoding: chunked\r\n\r\n2\n{}\n0\n\n${HIDDEN}`],
    ["a chunk longer than it says", `${POST}Transfer-Encoding: chunked\r\n\r\n2\r\n{}x\r\n0\r\n\r\n${HIDDEN}`],
    ["chunks in HTTP/1.0", `${POST.replace("1.1", "1.0")}Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n${HIDDEN}`],
    ["a length beyond the limit", `${POST}Content-Length: 9999999999\r\n\r\n{}${HIDDEN}`],
  ])("(%s) is refused, and what follows is not read", async (_, request) => {
    const { api, web } = await answersTo(request);
    for (const answers of [api, web]) {
      expect(answers).not.toEqual([]);
      // We and Node's parser may both refuse it. The web port may not have the path.
      for (const { status, head } of answers) {
        expect([400, 413, ...(answers === web ? [404] : [])]).toContain(status);
        expect(head).toMatch(/^content-type: application\/problem\+json/im);
      }
    }
  });

  it("is served when it has one: of chunks with extensions and trailers the body is read, and nothing else", async () => {
    const trailer = `0\r\nAuthorization: Bearer gch_${"x".repeat(43)}\r\n\r\n`;
    const { api } = await answersTo(`${POST}Transfer-Encoding: chunked\r\n\r\n2;a=b\r\n{}\r\n${trailer}`);
    expect(api.map(({ status }) => status)).toEqual([422, 200]);
  });

  it("does not hide one in the body of a GET", async () => {
    const { api } = await answersTo(`${GET}Host: x\r\nContent-Length: ${HIDDEN.length}\r\n\r\n${HIDDEN}`);
    expect(api.map(({ status }) => status)).toEqual([200, 200]);
    expect(api.at(-1)?.body).toBe('{"status":"ok"}');
  });
});

describe("a request in an odd form", () => {
  it.each([
    ["no host", `${GET}\r\n`],
    ["an empty host", `${GET}Host:\r\n\r\n`],
    ["two hosts", `${GET}Host: a\r\nHost: b\r\n\r\n`],
    ["the same host twice", `${GET}Host: a\r\nhost: a\r\n\r\n`],
    ["a host with a path", `${GET}Host: a/b\r\n\r\n`],
    ["a host with somebody's name", `${GET}Host: user@a\r\n\r\n`],
    ["a list of hosts", `${GET}Host: a, b\r\n\r\n`],
    ["a host with a port in words", `${GET}Host: a:http\r\n\r\n`],
    ["no version", "GET /categories/\r\n\r\n"],
    ["a version to come", "GET /categories/ HTTP/1.2\r\nHost: x\r\n\r\n"],
    ["the preface of HTTP/2", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"],
    ["a method of its own", "SPAM /categories/ HTTP/1.1\r\nHost: x\r\n\r\n"],
    ["a method in lower case", "get /categories/ HTTP/1.1\r\nHost: x\r\n\r\n"],
    ["a NUL in the URL", "GET /categories/\0 HTTP/1.1\r\nHost: x\r\n\r\n"],
    ["bytes in the URL that are no ASCII", "GET /events/\xff\xfe HTTP/1.1\r\nHost: x\r\n\r\n"],
    ["a NUL in a header", `${GET}Host: x\r\nX: a\0b\r\n\r\n`],
    ["a header on two lines", `${GET}Host: x\r\nX: a\r\n b\r\n\r\n`],
    ["a header without a name", `${GET}Host: x\r\n: a\r\n\r\n`],
    ["an authority in place of a path", "GET evil.example:80 HTTP/1.1\r\nHost: x\r\n\r\n"],
  ])("(%s) is refused: 400", async (_, request) => {
    const { api, web } = await answersTo(request);
    expect(api.map(({ status }) => status)).toContain(400);
    expect(web.map(({ status }) => status)).toContain(400);
    for (const { status, body } of [...api, ...web]) {
      expect(status).toBe(400);
      expect(body).toContain('"reason":"malformed"');
    }
  });

  it.each([
    ["a long URL", `GET /events/?q=${"a".repeat(17_000)} HTTP/1.1\r\nHost: x\r\n\r\n`],
    ["a long header", `${GET}Host: x\r\nX: ${"a".repeat(17_000)}\r\n\r\n`],
    ["many headers", `${GET}Host: x\r\n${"A: b\r\n".repeat(3_000)}\r\n`],
  ])("(%s) is refused: 431", async (_, request) => {
    const { api, web } = await answersTo(request);
    expect([api[0]?.status, web[0]?.status]).toEqual([431, 431]);
  });

  it.each(["TRACE", "PROPFIND", "PURGE", "LINK"])("(the method %s) finds nothing", async (method) => {
    const { api, web } = await answersTo(`${method} /categories/ HTTP/1.1\r\nHost: x\r\nCookie: secret=1\r\n\r\n`);
    for (const answers of [api, web]) {
      expect(answers.map(({ status }) => status)).toEqual([expect.toBeOneOf([403, 404, 405]), 200]);
      expect(answers[0]?.body).not.toContain("secret");
    }
  });

  it("(CONNECT) makes no proxy of us: the connection ends", async () => {
    expect(await answersTo("CONNECT evil.example:443 HTTP/1.1\r\nHost: x\r\n\r\n")).toEqual({ api: [], web: [] });
  });

  it("(a whole URL of another server) is about our own path, and the answer does not name that server", async () => {
    const { api } = await answersTo(`${GET.replace("/categories/", "http://evil.example/categories/")}Host: x\r\n\r\n`);
    expect(api.map(({ status }) => status)).toEqual([200, 200]);
    expect(JSON.stringify(api)).not.toContain("evil.example");
    const { api: other } = await answersTo("GET gopher://evil.example/categories/ HTTP/1.1\r\nHost: x\r\n\r\n");
    expect(other[0]?.status).toBe(404);
  });

  it("(HTTP/1.0, without a host) is answered, and the connection ends", async () => {
    const api = await exchange(ports.api, "GET /categories/ HTTP/1.0\r\n\r\n");
    expect(api[0]?.status).toBe(200);
    expect(api[0]?.head).toMatch(/^connection: close$/im);
  });

  it("(an upgrade to websockets or to HTTP/2) is answered as if it were not asked for", async () => {
    for (const protocol of ["websocket", "h2c"]) {
      const upgrade = `GET /categories/ HTTP/1.1\r\nHost: x\r\nConnection: Upgrade, close\r\nUpgrade: ${protocol}\r\n\r\n`;
      expect((await exchange(ports.api, upgrade)).map(({ status }) => status)).toEqual([200]);
      const trpc = upgrade.replace("/categories/", "/trpc/categories.list");
      expect((await exchange(ports.web, trpc)).map(({ status }) => status)).toEqual([200]);
    }
  });

  it("(headers that are no UTF-8) is served as if they said nothing, and a key of such bytes is none", async () => {
    const { api } = await answersTo(`${GET}Host: x\r\nAccept-Language: \xff\xc3(\r\nUser-Agent: \xff\r\n\r\n`);
    expect(api[0]?.status).toBe(200);
    const { api: asKey } = await answersTo(`${GET}Host: x\r\nAuthorization: Bearer \xff\xff\r\n\r\n`);
    expect(asKey[0]?.status).toBe(401);
  });
});
