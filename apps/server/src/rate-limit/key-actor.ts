import { type Actor, type ApiKeyDoor, problemOf } from "@guichet/api/server";
import type { FastifyRequest } from "fastify";
import { actorOfKey } from "../actors.ts";
import type { RequestLimits } from "./request-limits.ts";

/**
 * Who asks on the API port. With the first answer to a key, its requests count for the key instead of the address; those with a wrong
 * key count for the address, so that guessing has a limit.
 * @throws what renders as 401 when the header is there and no live key is in it
 */
export async function limitedActorOfKey(
  { keys, limits }: { readonly keys: ApiKeyDoor; readonly limits: RequestLimits },
  request: FastifyRequest,
): Promise<Actor> {
  const { authorization } = request.headers;
  if (authorization === undefined) return actorOfKey(keys, request);
  try {
    const actor = await actorOfKey(keys, request);
    if (actor.type === "api-key") limits.know(authorization, actor.keyId);
    return actor;
  } catch (error) {
    if (problemOf(error, "en").status === 401) limits.forget(authorization);
    throw error;
  }
}
