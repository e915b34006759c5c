import { randomUUID } from "node:crypto";
import { acceptJsonOnly, replyWithProblem } from "@guichet/api/server";
import fastify, { type FastifyInstance, LogController } from "fastify";
import { type LogOptions, loggerOptions } from "./logger.ts";
import type { Lifecycle } from "./processes/lifecycle.ts";
import { refuseExcess } from "./requests/excess.ts";
import { answerUnheardOf, refuseGarbage } from "./requests/garbage.ts";
import { RequestLogger, requestLine } from "./requests/request-log.ts";
import { refuseAmbiguous } from "./requests/unambiguous-requests.ts";
import { type Reach, securityHeaders } from "./security-headers.ts";

export interface HttpServerOptions {
  readonly log: LogOptions;
  readonly trustProxy: false | number | string[];
  /** People reach it by https. */
  readonly isHttps: boolean;
  readonly lifecycle: Lifecycle;
}

/** What differs between the ports. */
interface Port {
  readonly shows: Reach;
  readonly patience?: Patience;
}

/** How long a client may take, in milliseconds. */
export interface Patience {
  /** Until a request has arrived in full: against clients that send a byte at a time. */
  readonly requestMs: number;
  /** With nothing sent and nothing taken: the client does not read its answer. More than any answer of ours takes to begin. */
  readonly stillMs: number;
  /** How often requests that are too late are looked for. */
  readonly lookEveryMs: number;
}

const BODY_LIMIT = 256 * 1024;
const HEADER_LIMIT = 16 * 1024;
const PATIENCE: Patience = { requestMs: 30_000, stillMs: 60_000, lookEveryMs: 5_000 };
/** Longer than the idle time of the load balancers in front (HAProxy 50 s), so that they close first. */
const KEEP_ALIVE_TIMEOUT = 65_000;
/** Connections of each port and process. More than anything in front of us opens; each costs some kilobytes, and what it has sent. */
const MOST_CONNECTIONS = 10_000;

/**
 * A Fastify with what both ports share: limits, security headers, JSON bodies, RFC 9457 errors, a log line a request. What an
 * unknown path gets is left to each.
 */
export async function createHttpServer(options: HttpServerOptions, port: Port): Promise<FastifyInstance> {
  const { log, trustProxy, isHttps, lifecycle } = options;
  const { shows, patience = PATIENCE } = port;
  const headers = { "cache-control": "no-store", ...(await securityHeaders({ isHttps, shows })) };
  const app = fastify({
    logger: loggerOptions(log),
    // Our own line, below, says the route and not the URL.
    logController: new LogController({ disableRequestLogging: true }),
    childLoggerFactory: (logger, bindings) => new RequestLogger(logger, bindings),
    genReqId: () => randomUUID(),
    trustProxy: trustOf(trustProxy),
    bodyLimit: BODY_LIMIT,
    requestTimeout: patience.requestMs,
    keepAliveTimeout: KEEP_ALIVE_TIMEOUT,
    connectionTimeout: patience.stillMs,
    // A request without Host is refused below, with our headers.
    http: {
      maxHeaderSize: HEADER_LIMIT,
      headersTimeout: patience.requestMs,
      connectionsCheckingInterval: patience.lookEveryMs,
      requireHostHeader: false,
    },
    forceCloseConnections: "idle",
    // A request that was in time is answered, and its connection ends with the answer.
    return503OnClosing: false,
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: 400 },
    // No hook has seen these requests.
    frameworkErrors: (error, request, reply) => {
      replyWithProblem(error, request, reply.headers(headers));
    },
    clientErrorHandler: (error, socket) => refuseGarbage(error, socket, headers),
  });
  app.server.maxHeadersCount = 0;
  app.server.maxConnections = MOST_CONNECTIONS;
  answerUnheardOf(app.server, headers);
  // Hooks of every request have callbacks: a promise each would cost more than what they do.
  app.addHook("onRequest", (_, reply, done) => {
    reply.headers(headers);
    // The next request of this client goes to whoever takes over.
    if (lifecycle.stopping) reply.header("connection", "close");
    done();
  });
  refuseAmbiguous(app);
  refuseExcess(app);
  acceptJsonOnly(app);
  app.setErrorHandler(replyWithProblem);
  const logRequest = requestLine(log);
  app.addHook("onResponse", (request, reply, done) => {
    logRequest(request, reply);
    done();
  });
  return app;
}

/** In Fastify's form. A number is that of proxies in front, counted from us. */
export function trustOf(trustProxy: HttpServerOptions["trustProxy"]) {
  return typeof trustProxy === "number" ? (_: string, hop: number) => hop < trustProxy : trustProxy;
}
