import type { FastifyBaseLogger, FastifyReply, FastifyRequest } from "fastify";
import { clockText, type LogOptions, toStdout, toWord } from "../logger.ts";

/** Whoever checks our health does so every second, and more: their lines would drown all others. */
const HEALTH_ROUTES: ReadonlySet<string | undefined> = new Set(["/healthz", "/readyz"]);

type LineOf = (request: FastifyRequest, reply: FastifyReply) => void;

/**
 * Writes the line of an answered request: its route, never its URL; health checks have none. By hand and not through pino, whose
 * object, JSON and its translation into text cost as much as the rest of a short answer; the lines are the same. Nothing above
 * level info.
 */
export function requestLine({ level, format, write = toStdout }: LogOptions): LineOf {
  if (level !== "info" && level !== "debug" && level !== "trace") return () => undefined;
  const lineOf = format === "json" ? jsonLine : textLine;
  return (request, reply) => {
    if (HEALTH_ROUTES.has(request.routeOptions.url)) return;
    write(
      lineOf({
        time: Date.now(),
        reqId: request.id,
        method: request.method,
        route: request.routeOptions.url ?? "unknown",
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime),
      }),
    );
  };
}

export interface AnsweredRequest {
  readonly time: number;
  readonly reqId: string;
  readonly method: string;
  readonly route: string;
  readonly status: number;
  readonly ms: number;
}

export function textLine({ time, method, route, status, ms }: AnsweredRequest): string {
  return `${clockText(time)} INFO request method=${toWord(method)} route=${toWord(route)} status=${status} ms=${ms}\n`;
}

export function jsonLine(request: AnsweredRequest): string {
  return `${JSON.stringify({ level: 30, ...request, msg: "request" })}\n`;
}

/**
 * The logger of one request, whose lines carry the request's id. It is made when it writes its first line: nearly all
 * requests have nothing more to say than the line above.
 */
export class RequestLogger implements FastifyBaseLogger {
  readonly #parent: FastifyBaseLogger;
  readonly #bindings: Record<string, unknown>;
  #own: FastifyBaseLogger | undefined;

  constructor(parent: FastifyBaseLogger, bindings: Record<string, unknown>) {
    this.#parent = parent;
    this.#bindings = bindings;
  }

  get level(): string {
    return this.#parent.level;
  }

  child(...args: Parameters<FastifyBaseLogger["child"]>): FastifyBaseLogger {
    return this.#made().child(...args);
  }

  trace(...line: unknown[]): void {
    this.#write("trace", line);
  }

  debug(...line: unknown[]): void {
    this.#write("debug", line);
  }

  info(...line: unknown[]): void {
    this.#write("info", line);
  }

  warn(...line: unknown[]): void {
    this.#write("warn", line);
  }

  error(...line: unknown[]): void {
    this.#write("error", line);
  }

  fatal(...line: unknown[]): void {
    this.#write("fatal", line);
  }

  silent(): void {}

  #made(): FastifyBaseLogger {
    this.#own ??= this.#parent.child(this.#bindings);
    return this.#own;
  }

  #write(level: "trace" | "debug" | "info" | "warn" | "error" | "fatal", line: unknown[]): void {
    const logger = this.#made() as unknown as Record<typeof level, (...line: unknown[]) => void>;
    logger[level](...line);
  }
}
