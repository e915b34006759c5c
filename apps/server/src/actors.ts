import { type Actor, type ApiKeyDoor, failureOf, GUEST, roleOf } from "@guichet/api/server";
import type { FastifyReply, FastifyRequest } from "fastify";
import { type Auth, hasLoginCookie } from "./auth.ts";
import { copyCookies, toHeaders } from "./auth-routes.ts";
import { askLogin } from "./login-troubles.ts";

/**
 * Who asks on the API port: the key in `Authorization: Bearer`, or a guest when there is no such header.
 * @throws what renders as 401 when the header is there and no live key is in it
 */
export async function actorOfKey(keys: ApiKeyDoor, request: FastifyRequest): Promise<Actor> {
  const { authorization } = request.headers;
  if (authorization === undefined) return GUEST;
  const key = /^Bearer +(\S+)$/i.exec(authorization)?.[1];
  const actor = key === undefined ? null : await keys.actorOf(key);
  if (actor === null) throw failureOf("unauthenticated");
  return actor;
}

/** Who asks on the web port: staff with a login cookie, otherwise a guest. A banned account is a guest's. */
export async function actorOfLogin(auth: Auth, request: FastifyRequest, reply: FastifyReply): Promise<Actor> {
  if (!hasLoginCookie(request.headers.cookie)) return GUEST;
  const { headers, response } = await askLogin(() =>
    auth.api.getSession({ headers: toHeaders(request), returnHeaders: true }),
  );
  // The cookie's time is prolonged now and then, as the login is used.
  copyCookies(headers, reply);
  if (response === null || response.user.banned === true) return GUEST;
  const { id, name, email, role } = response.user;
  return {
    type: "staff",
    userId: id,
    name,
    email,
    role: roleOf(role),
    authSessionId: response.session.id,
    authenticatedAt: response.session.createdAt,
    mustSetUpTwoFactor: false,
  };
}
