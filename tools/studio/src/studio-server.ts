import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { Inspection } from "@guichet/db";
import { isOwnHost, mayAsk } from "./access-rules.ts";
import type { PageFile } from "./page-files.ts";
import { answerOf, failureOf, parseRequest } from "./protocol.ts";

export interface StudioServerOptions {
  readonly page: ReadonlyMap<string, PageFile>;
  readonly inspection: Inspection;
  /** What our page knows, and no other program. */
  readonly token: string;
}

const MOST_BODY_BYTES = 4 * 1024 * 1024;

/** Studio styles its elements one by one, and lays out its diagram in a worker that it makes of a text. Nothing comes from elsewhere. */
const CONTENT_SECURITY_POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; " +
  "connect-src 'self'; worker-src 'self' blob:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

const HEADERS = {
  "Content-Security-Policy": CONTENT_SECURITY_POLICY,
  "X-Content-Type-Options": "nosniff",
  "Referrer-Policy": "no-referrer",
  "Cross-Origin-Resource-Policy": "same-origin",
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cache-Control": "no-store",
};

/** Serves Studio's page to anyone on this machine, and the database to whoever has the page with its token. */
export function createStudioServer(options: StudioServerOptions): Server {
  const server = createServer((request, response) => {
    for (const [name, value] of Object.entries(HEADERS)) response.setHeader(name, value);
    answer(request, response, options).catch((error: unknown) => {
      if (!response.headersSent) send(response, 500, String(error));
      else response.destroy();
    });
  });
  server.requestTimeout = 30_000;
  return server;
}

async function answer(request: IncomingMessage, response: ServerResponse, options: StudioServerOptions): Promise<void> {
  if (!isOwnHost(request.headers)) return send(response, 403, "This is reached as localhost or 127.0.0.1 only");
  const path = (request.url ?? "/").split("?", 1)[0] ?? "/";
  if (path === "/query") return answerQuery(request, response, options);
  if (path === "/healthz") return send(response, 200, "ok");
  const file = options.page.get(path);
  if (file === undefined || (request.method !== "GET" && request.method !== "HEAD")) {
    return send(response, 404, "There is nothing here");
  }
  response.setHeader("Content-Type", file.type);
  response.end(request.method === "HEAD" ? undefined : file.content);
}

async function answerQuery(
  request: IncomingMessage,
  response: ServerResponse,
  { inspection, token }: StudioServerOptions,
): Promise<void> {
  if (!mayAsk(request.headers, token)) return send(response, 403, "Only the page that npm run studio opened may ask");
  if (request.method !== "POST") return send(response, 405, "It is asked by POST");
  const body = await readBody(request);
  if (body === null) return send(response, 413, "That is too much");
  const asked = parseRequest(toJson(body));
  // Studio then checks statements by EXPLAIN, which is a query.
  if (asked === null) return send(response, 501, "That request is not supported");
  const outcome = await inspection.run(asked.statements).then(
    (results) => answerOf(asked, results),
    (error: Error) => failureOf(asked, error.message),
  );
  response.setHeader("Content-Type", "application/json");
  response.end(JSON.stringify(outcome));
}

async function readBody(request: IncomingMessage): Promise<string | null> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request) {
    bytes += (chunk as Buffer).length;
    if (bytes > MOST_BODY_BYTES) return null;
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks).toString("utf8");
}

function toJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function send(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { "Content-Type": "text/plain; charset=utf-8" }).end(`${text}\n`);
}
