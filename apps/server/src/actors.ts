import { type Actor, type ApiKeyDoor, actorOfToken, failureOf, GUEST } from "@guichet/api/server";
import type { FastifyRequest } from "fastify";
import { LIVE_PATH } from "./live/live-path.ts";
import type { StaffLogin } from "./login/staff-login.ts";
import { sourceOf } from "./requests/request-source.ts";

/**
 * Who asks on the API port: the key in `Authorization: Bearer`, or a guest when there is no such header.
 * @throws what renders as 401 when the header is there and no live key is in it
 */
export async function actorOfKey(keys: ApiKeyDoor, request: FastifyRequest): Promise<Actor> {
  const { authorization } = request.headers;
  if (authorization === undefined) return GUEST;
  const key = /^Bearer +(\S+)$/i.exec(authorization)?.[1];
  const actor = await keys.actorOf(key ?? "", sourceOf(request));
  if (actor === null) throw failureOf("unauthenticated");
  return actor;
}

/** Who asks on the web port: staff with a login cookie, otherwise a guest. A disabled account is a guest's. */
export async function actorOfLogin(login: StaffLogin, request: FastifyRequest): Promise<Actor> {
  const token = login.cookies.readToken(request);
  if (token === null) return GUEST;
  // What a page says when nobody attends to it (apps/web/src/lib/attendance.ts). One that listens comes back by itself, and cannot say so.
  const isListening = request.routeOptions.url?.startsWith(LIVE_PATH) ?? false;
  const isUnattended = isListening || request.headers["x-guichet-unattended"] !== undefined;
  const asked = isUnattended ? "by-itself" : "by-somebody";
  return (await actorOfToken(login, token, asked)) ?? GUEST;
}
