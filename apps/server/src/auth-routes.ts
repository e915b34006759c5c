import { failureOf, replyWithProblem } from "@guichet/api/server";
import { confirmCommits, type Database } from "@guichet/db";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { ADDRESS_HEADER, AUTH_PATH, type Auth } from "./auth.ts";
import { askLogin } from "./login-troubles.ts";

/** What of better-auth is open; the rest of its many paths does not exist here. */
const OPEN = [
  ["POST", "/sign-in/email"],
  ["POST", "/sign-out"],
  ["POST", "/change-password"],
  ["GET", "/get-session"],
] as const;

export interface AuthRoutes {
  readonly auth: Auth;
  readonly database: Pick<Database, "majority">;
  readonly publicUrl: string;
}

/** Serves the login under /api/auth. */
export function registerAuth(app: FastifyInstance, { auth, database, publicUrl }: AuthRoutes): void {
  for (const [method, path] of OPEN) {
    app.route({
      method,
      url: `${AUTH_PATH}${path}`,
      handler: async (request, reply) => {
        const asked = toRequest(request, publicUrl);
        const response = await askLogin(
          () => auth.handler(asked),
          ({ status }) => status >= 500,
        );
        // What it stored is as good as any other change: a password that was changed must stay so.
        if (response.ok && method === "POST") await confirmCommits(database);
        return response.ok ? send(response, reply) : sendRefusal(response, request, reply);
      },
    });
  }
}

function toRequest(request: FastifyRequest, publicUrl: string): Request {
  const headers = toHeaders(request);
  const hasBody = request.method !== "GET";
  if (hasBody) headers.set("content-type", "application/json");
  headers.delete("content-length");
  headers.delete("transfer-encoding");
  return new Request(new URL(request.url, publicUrl), {
    method: request.method,
    headers,
    ...(hasBody ? { body: JSON.stringify(request.body ?? {}) } : {}),
  });
}

/** A request's headers, with the client's address as we know it in place of what it claims. */
export function toHeaders(request: FastifyRequest): Headers {
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) {
    for (const item of [value ?? []].flat()) headers.append(name, item);
  }
  headers.set(ADDRESS_HEADER, request.ip);
  return headers;
}

async function send(response: Response, reply: FastifyReply): Promise<FastifyReply> {
  copyCookies(response.headers, reply);
  return reply
    .status(response.status)
    .type("application/json; charset=utf-8")
    .send(await response.text());
}

/** Whether the address, the password or a ban stood in the way, a stranger is told the same. */
async function sendRefusal(response: Response, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const isSignIn = request.routeOptions.url?.endsWith("/sign-in/email") === true;
  const text = await response.text();
  return replyWithProblem(refusalOf(response, isSignIn, text), request, reply);
}

function refusalOf(response: Response, isSignIn: boolean, text: string): Error {
  switch (response.status) {
    case 400:
    case 422:
      return failureOf(isSignIn ? "invalid-credentials" : "malformed");
    case 401:
    case 403:
      if (isSignIn) return failureOf("invalid-credentials");
      return failureOf(response.status === 401 ? "unauthenticated" : "forbidden");
    case 404:
      return failureOf("not-found");
    case 429:
      return failureOf("too-many-requests", { retryAfterSeconds: Number(response.headers.get("x-retry-after") ?? 60) });
    default:
      return new Error(`The login answered ${response.status}: ${text.slice(0, 200)}`);
  }
}

/** Hands on the cookies that better-auth sets or renews. */
export function copyCookies(headers: Headers, reply: FastifyReply): void {
  for (const cookie of headers.getSetCookie()) reply.header("set-cookie", cookie);
}
