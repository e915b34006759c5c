import type { OutgoingHttpHeaders } from "node:http";
import {
  BUSY_RETRY_SECONDS,
  type Context,
  createCaller,
  failureOf,
  networkOf,
  problemOf,
  type Services,
} from "@guichet/api/server";
import { TRPCError } from "@trpc/server";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { clientAddress } from "../requests/client-address.ts";
import { refuseOnWeb } from "../trpc-refusal.ts";
import { connectedFrame, messageFrame } from "./frames.ts";
import { LIVE_PATH, STREAMS } from "./live-path.ts";
import { createOpenStreams, type OpenStreams, writeTo } from "./open-streams.ts";
import { createStreamBounds, type StreamBounds, type StreamLimit } from "./stream-bounds.ts";

export interface LiveOptions {
  readonly services: Services;
  readonly createContext: (request: FastifyRequest, reply: FastifyReply) => Promise<Context>;
  readonly bounds?: StreamBounds;
}

/** Until a page that was refused asks again, in seconds; meanwhile it asks from time to time for what it shows. */
const REFUSED_RETRY_SECONDS = 60;

/** Pages whose streams end together come back one to four seconds later, not together. */
const RETRY_MS = 1_000;
const RETRY_SPREAD_MS = 3_000;

type Caller = ReturnType<typeof createCaller>;
type Watch = keyof Caller["live"];

/** An id and what there is to say, as the procedures give it; the types of a caller show what a page makes of the two. */
type News = AsyncIterable<readonly [id: string, news: object]>;

/**
 * Streams what `live.*` say, in the form that tRPC's `httpSubscriptionLink` reads. Not by tRPC's own way: there each stream is a chain of ten
 * generators and web streams, and each message is written anew for each of its readers. Here a message is one text, and a stream one
 * response.
 */
export function registerLive(app: FastifyInstance, options: LiveOptions): void {
  const bounds = options.bounds ?? createStreamBounds();
  const streams = createOpenStreams();
  // Whoever does not read would hold up the end of the process.
  app.addHook("preClose", async () => streams.end());
  for (const to of STREAMS) {
    app.get(`${LIVE_PATH}${to}`, { exposeHeadRoute: false }, (request, reply) =>
      listen({ ...options, bounds, streams, to }, request, reply),
    );
  }
}

type Listening = LiveOptions & {
  readonly bounds: StreamBounds;
  readonly streams: OpenStreams;
  readonly to: Watch;
};

async function listen(listening: Listening, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { services, bounds, streams, to, createContext } = listening;
  const address = clientAddress(request);
  const admission = bounds.admit(address === null ? null : networkOf(address));
  if (!admission.admitted) {
    services.metrics.liveRefused.inc({ limit: admission.limit });
    return refuseOnWeb(refusalOf(admission.limit), request, reply);
  }
  const { raw } = reply;
  const gone = new AbortController();
  raw.once("close", () => {
    gone.abort();
    admission.leave();
  });
  let news: News;
  try {
    const caller = createCaller(await createContext(request, reply), { signal: gone.signal });
    // The input is whatever came: the procedure checks it.
    news = (await caller.live[to](inputOf(request) as never)) as unknown as News;
  } catch (error) {
    return refuseOnWeb(asRefusal(error, request), request, reply);
  }
  reply.hijack();
  services.metrics.liveStreams.inc({ to });
  raw.once("close", () => services.metrics.liveStreams.dec({ to }));
  raw.writeHead(200, reply.headers(STREAM_HEADERS).getHeaders() as OutgoingHttpHeaders);
  streams.add(raw);
  await pour(news, request, reply);
  return reply;
}

const STREAM_HEADERS = {
  "content-type": "text/event-stream",
  // Nothing on the way keeps it, or holds it back to compress it.
  "cache-control": "no-store, no-transform",
  "x-accel-buffering": "no",
  // It is no good for another request: what is listened to ends with its connection.
  connection: "close",
};

async function pour(news: News, request: FastifyRequest, { raw }: FastifyReply): Promise<void> {
  try {
    await writeTo(raw, connectedFrame(Math.round(RETRY_MS + Math.random() * RETRY_SPREAD_MS)));
    for await (const [id, told] of news) await writeTo(raw, messageFrame(id, told));
  } catch (error) {
    request.log.error({ err: error }, "a stream broke off");
  }
  raw.end();
}

function refusalOf(limit: StreamLimit): TRPCError {
  const reason = limit === "address" ? "too-many-requests" : "busy";
  return failureOf(reason, { retryAfterSeconds: REFUSED_RETRY_SECONDS });
}

function asRefusal(error: unknown, request: FastifyRequest): TRPCError {
  const { status } = problemOf(error, "en");
  if (status === 500) request.log.error({ err: error }, "unexpected error");
  if (status === 503) request.log.warn("answered 503");
  return error instanceof TRPCError ? error : failureOf("busy", { retryAfterSeconds: BUSY_RETRY_SECONDS });
}

/** As tRPC reads it: JSON in the query, and what the browser adds when it comes back. @throws what renders as 400 */
function inputOf(request: FastifyRequest): unknown {
  const { input } = request.query as { readonly input?: unknown };
  const lastEventId = request.headers["last-event-id"];
  const given = input === undefined ? {} : parse(input);
  const isObject = typeof given === "object" && given !== null && !Array.isArray(given);
  return isObject && lastEventId !== undefined ? { ...given, lastEventId } : given;
}

function parse(input: unknown): unknown {
  try {
    if (typeof input === "string") return JSON.parse(input);
  } catch {}
  throw failureOf("malformed");
}
