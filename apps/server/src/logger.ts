import type { FastifyServerOptions } from "fastify";

export type LogLevel = "trace" | "debug" | "info" | "warn" | "error" | "fatal" | "silent";

export interface LogOptions {
  readonly level: LogLevel;
  /** `text` for people, `json` for machines: pino's own lines. */
  readonly format: "text" | "json";
  readonly write?: (line: string) => void;
}

const LEVELS: Readonly<Record<number, string>> = {
  10: "TRACE",
  20: "DEBUG",
  30: "INFO",
  40: "WARN",
  50: "ERROR",
  60: "FATAL",
};

/** How Fastify's pino logs. A request is never logged by its URL: a booking's id in it is all one needs to change it. */
export function loggerOptions({
  level,
  format,
  write = toStdout,
}: LogOptions): NonNullable<FastifyServerOptions["logger"]> {
  return {
    level,
    base: null,
    serializers: { req: (request) => ({ method: request.method, route: request.routeOptions?.url }) },
    stream: { write: format === "json" ? write : (line: string) => write(toText(line)) },
  };
}

/** One line of pino as `17:03:21.482 WARN message key=value`, and the stack of an error below it. */
export function toText(line: string): string {
  const { level, time, msg, err, reqId: _, ...rest } = JSON.parse(line) as Record<string, unknown>;
  const clock = new Date(Number(time)).toISOString().slice(11, 23);
  const details = Object.entries(rest).map(([name, value]) => `${name}=${toWord(value)}`);
  const head = [clock, LEVELS[Number(level)] ?? String(level), msg, ...details].filter((part) => part !== undefined);
  const stack = (err as { stack?: string } | undefined)?.stack;
  return `${head.join(" ")}\n${stack === undefined ? "" : `${stack.replaceAll(/^/gm, "    ")}\n`}`;
}

function toWord(value: unknown): string {
  return typeof value === "string" && /^[^\s"=]+$/.test(value) ? value : JSON.stringify(value);
}

function toStdout(line: string): void {
  process.stdout.write(line);
}
