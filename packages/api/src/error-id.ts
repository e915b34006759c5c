import { randomUUID } from "node:crypto";
import { TRPCError } from "@trpc/server";

const ids = new WeakMap<object, string>();

/** The id that ties an unexpected error's log line to its answer: the same one each time it is asked for the same error. */
export function errorIdOf(error: unknown): string {
  const origin = error instanceof TRPCError ? (error.cause ?? error) : error;
  if (typeof origin !== "object" || origin === null) return randomUUID();
  const id = ids.get(origin) ?? randomUUID();
  ids.set(origin, id);
  return id;
}
