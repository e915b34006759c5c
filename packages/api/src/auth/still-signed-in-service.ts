import { findLoginById } from "@guichet/db";
import type { Context } from "../context.ts";
import { roleOf } from "./actor.ts";
import { isLive } from "./login-rules.ts";

/**
 * Whether who began something that takes minutes may go on with it: their login has neither ended nor been ended meanwhile, and they are
 * what they were. To ask does not prolong it. Guests and keys have nothing that ends.
 */
export async function isStillSignedIn({ actor, database, now }: Context): Promise<boolean> {
  if (actor.type !== "staff") return true;
  const login = await findLoginById(database.writer, actor.authSessionId);
  return login !== null && !login.isDisabled && isLive(login, now()) && roleOf(login.role) === actor.role;
}
