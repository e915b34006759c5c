import { randomUUID } from "node:crypto";
import type { Client, Request } from "autocannon";
import type { Work } from "./plan.ts";

const JSON_BODY = { "content-type": "application/json" };

export type OnAnswer = (status: number, body: string) => void;

/** The list of requests that every client goes through, again and again. */
export function requestsOf(work: Work, onAnswer: OnAnswer): Request[] {
  switch (work.kind) {
    case "get":
      return work.paths.map((path) => ({ method: "GET", path }));
    case "post":
      return [post({ path: work.path, body: work.bodies[0] ?? "", keys: work.keys }, onAnswer)];
    case "lives":
      return ["confirm", "cancel"].flatMap((end) => [bookOf(work, onAnswer), endOf(work, end)]);
  }
}

/**
 * What makes clients differ. The first request of a client's list gets the client's own body.
 * @returns undefined when all do the same
 */
export function clientSetup(work: Work): ((client: Client) => void) | undefined {
  if (work.kind !== "post") return undefined;
  const { bodies } = work;
  let next = 0;
  return (client) => client.setBody(bodies[next++ % bodies.length] ?? "");
}

function post({ path, body, keys }: { path: string; body: string; keys: boolean }, onResponse: OnAnswer): Request {
  const request: Request = { method: "POST", path, headers: JSON_BODY, body, onResponse };
  if (!keys) return request;
  const withKey = (given: Request) => ({
    ...given,
    headers: { ...given.headers, "idempotency-key": randomUUID() },
  });
  return { ...request, setupRequest: withKey };
}

interface Lives {
  readonly path: string;
  readonly bodies: readonly string[];
}

/** Books, and remembers the booking for the request that follows. */
function bookOf({ path, bodies }: Lives, onAnswer: OnAnswer): Request {
  let next = 0;
  return {
    ...{ method: "POST", path, headers: JSON_BODY, body: bodies[0] ?? "" },
    setupRequest: (request) => ({ ...request, body: bodies[next++ % bodies.length] ?? "" }),
    onResponse: (status, body, context) => {
      context["id"] = bookingIdIn(body);
      onAnswer(status, body);
    },
  };
}

/** Confirms or cancels what was booked before; begins anew when nothing was. */
function endOf({ path }: Lives, end: string): Request {
  return {
    ...{ method: "POST", path },
    setupRequest: (request, context) =>
      typeof context["id"] === "string" ? { ...request, path: `${path}${context["id"]}/${end}` } : null,
  };
}

/** The id of the booking that an answer is about: of REST, or of the only call in a tRPC batch; null when there is none. */
export function bookingIdIn(body: string): string | null {
  let answer: unknown;
  try {
    answer = JSON.parse(body);
  } catch {
    return null;
  }
  const booking = Array.isArray(answer) ? answer[0]?.result?.data : answer;
  const id = (booking as { id?: unknown } | null | undefined)?.id;
  return typeof id === "string" ? id : null;
}
