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
  const clock = clockText(Number(time));
  const details = Object.entries(rest).map(([name, value]) => `${name}=${toWord(value)}`);
  const head = [clock, LEVELS[Number(level)] ?? String(level), msg, ...details].filter((part) => part !== undefined);
  const stack = (err as { stack?: string } | undefined)?.stack;
  return `${head.join(" ")}\n${stack === undefined ? "" : `${stack.replaceAll(/^/gm, "    ")}\n`}`;
}

let lastClock = { time: 0, text: "00:00:00.000" };

/** The time of day in UTC, to the millisecond. Many lines of a millisecond are written under load: the last text is kept. */
export function clockText(time: number): string {
  if (time !== lastClock.time) lastClock = { time, text: new Date(time).toISOString().slice(11, 23) };
  return lastClock.text;
}

/** A value as it stands in a line: quoted when it holds what separates words. */
export function toWord(value: unknown): string {
  return typeof value === "string" && /^[^\s"=]+$/.test(value) ? value : JSON.stringify(value);
}

/** Lines wait so many milliseconds for others: under load, one system call writes those of many requests. */
const FLUSH_AFTER_MS = 20;
const MOST_WAITING = 64 * 1024;
let waiting = "";

export function toStdout(line: string): void {
  if (waiting === "") setTimeout(flush, FLUSH_AFTER_MS).unref();
  waiting += line;
  if (waiting.length > MOST_WAITING) flush();
}

function flush(): void {
  const lines = waiting;
  waiting = "";
  if (lines !== "") process.stdout.write(lines);
}

// However the process ends, short of a signal that it cannot catch: what was logged is written.
process.on("exit", flush);
