import { listLogins } from "@guichet/db";
import type { Context } from "../context.ts";
import { LONGEST_LOGIN_MS } from "./login-rules.ts";
import { presentSignIn } from "./sign-ins-present.ts";
import type { SignInList } from "./sign-ins-schema.ts";

const MOST_SIGN_INS = 100;

/** Where somebody is signed in, the last used first. From where is personal: whether it may be told, the caller decides. */
export async function signInsOf({ database, actor, now: clock }: Context, userId: string): Promise<SignInList> {
  const now = clock();
  const createdAfter = new Date(now.getTime() - LONGEST_LOGIN_MS);
  const rows = await listLogins(database.writer, userId, { now, createdAfter, most: MOST_SIGN_INS });
  const currentId = actor.type === "staff" ? actor.authSessionId : null;
  return { items: rows.map((row) => presentSignIn(row, currentId)) };
}
