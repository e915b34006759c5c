import { randomUUID } from "node:crypto";
import type { Socket } from "node:net";
import { acceptJsonOnly, replyWithProblem } from "@guichet/api/server";
import fastify, { type FastifyInstance, LogController } from "fastify";
import type { Lifecycle } from "./lifecycle.ts";
import { type LogOptions, loggerOptions } from "./logger.ts";
import { RequestLogger, requestLine } from "./request-log.ts";
import { securityHeaders } from "./security-headers.ts";
import { refuseAmbiguous } from "./unambiguous-requests.ts";

export interface HttpServerOptions {
  readonly log: LogOptions;
  readonly trustProxy: boolean | number | string[];
  /** People reach it by https. */
  readonly isHttps: boolean;
  readonly lifecycle: Lifecycle;
}

const BODY_LIMIT = 256 * 1024;
const HEADER_LIMIT = 16 * 1024;
/** Milliseconds in which a request must have arrived in full: against clients that send a byte at a time. */
const REQUEST_TIMEOUT = 30_000;
/** Longer than the idle time of the load balancers in front (HAProxy 50 s), so that they close first. */
const KEEP_ALIVE_TIMEOUT = 65_000;

/**
 * A Fastify with what both ports share: limits, security headers, JSON bodies, RFC 9457 errors, a log line a request. What an
 * unknown path gets is left to each.
 */
export async function createHttpServer(options: HttpServerOptions): Promise<FastifyInstance> {
  const { log, trustProxy, isHttps, lifecycle } = options;
  const app = fastify({
    logger: loggerOptions(log),
    // Our own line, below, says the route and not the URL.
    logController: new LogController({ disableRequestLogging: true }),
    childLoggerFactory: (logger, bindings) => new RequestLogger(logger, bindings),
    genReqId: () => randomUUID(),
    trustProxy: typeof trustProxy === "number" ? (_, hop) => hop < trustProxy : trustProxy,
    bodyLimit: BODY_LIMIT,
    requestTimeout: REQUEST_TIMEOUT,
    keepAliveTimeout: KEEP_ALIVE_TIMEOUT,
    // Which Host may be missing is for refuseAmbiguous to say, with a problem.
    http: { maxHeaderSize: HEADER_LIMIT, headersTimeout: REQUEST_TIMEOUT, requireHostHeader: false },
    forceCloseConnections: "idle",
    // A request that was in time is answered, and its connection ends with the answer.
    return503OnClosing: false,
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: 400 },
    frameworkErrors: (error, request, reply) => {
      replyWithProblem(error, request, reply);
    },
    clientErrorHandler: refuseGarbage,
  });
  const headers = { "cache-control": "no-store", ...(await securityHeaders({ isHttps })) };
  // Hooks of every request have callbacks: a promise each would cost more than what they do.
  app.addHook("onRequest", (_, reply, done) => {
    reply.headers(headers);
    // The next request of this client goes to whoever takes over.
    if (lifecycle.stopping) reply.header("connection", "close");
    done();
  });
  refuseAmbiguous(app);
  acceptJsonOnly(app);
  app.setErrorHandler(replyWithProblem);
  const logRequest = requestLine(log);
  app.addHook("onResponse", (request, reply, done) => {
    logRequest(request, reply);
    done();
  });
  return app;
}

const GARBAGE: Readonly<Record<string, readonly [status: number, phrase: string]>> = {
  HPE_HEADER_OVERFLOW: [431, "Request Header Fields Too Large"],
  ERR_HTTP_REQUEST_TIMEOUT: [408, "Request Timeout"],
};

/** What is not HTTP never becomes a request: the answer is written by hand. */
function refuseGarbage(error: Error & { code?: string }, socket: Socket): void {
  if (error.code === "ECONNRESET" || socket.destroyed || !socket.writable) {
    socket.destroy();
    return;
  }
  const [status, phrase] = GARBAGE[error.code ?? ""] ?? [400, "Bad Request"];
  const body = JSON.stringify({ type: "/problems/malformed", title: phrase, status, reason: "malformed" });
  socket.end(
    `HTTP/1.1 ${status} ${phrase}\r\nContent-Type: application/problem+json\r\nContent-Length: ${Buffer.byteLength(body)}\r\n` +
      `Connection: close\r\n\r\n${body}`,
  );
}
