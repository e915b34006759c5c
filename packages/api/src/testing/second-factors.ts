import { type Database, findCredentials, insertStaff, inTransaction } from "@guichet/db";
import { v7 as uuidv7 } from "uuid";
import { issueSignInChallenge } from "../account/sign-in-challenge-service.ts";
import { codeOfStep, stepAt } from "../account/totp.ts";
import type { StaffActor } from "../auth/actor.ts";
import type { Role } from "../auth/schema.ts";
import { unwrap } from "../trpc.ts";
import type { TestApi } from "./api.ts";

/** Somebody of the staff who is stored and has just signed in, now. */
export async function givenFactorHolder(api: TestApi, role: Role): Promise<StaffActor> {
  const [id, createdAt] = [uuidv7(), api.clock.now()];
  const account = { id, accountId: id, name: role, email: `${id}@example.org`, role, passwordHash: "-", createdAt };
  await inTransaction(api.services.database, (tx) => insertStaff(tx, account));
  const { name, email } = account;
  const authSessionId = await givenLogin(api, id);
  return {
    type: "staff",
    userId: id,
    name,
    email,
    role,
    authSessionId,
    authenticatedAt: createdAt,
    mustSetUpTwoFactor: false,
  };
}

/** One more login of somebody. @returns its id */
export async function givenLogin({ clock, services }: TestApi, userId: string): Promise<string> {
  const id = uuidv7();
  const times = { createdAt: clock.now(), updatedAt: clock.now(), expiresAt: new Date("2031-01-01") };
  await services.database.writer.authSession.create({ data: { id, token: id, userId, ...times } });
  return id;
}

/** Somebody has just given their password, and owes a second factor. @returns the token of that second step */
export async function givenSignInChallenge({ services }: TestApi, { email }: StaffActor): Promise<string> {
  const account = await findCredentials(services.database.writer, email);
  if (account === null) throw new Error(`Nobody has the address ${email}`);
  return unwrap(await issueSignInChallenge(services, account));
}

/** The procedures of the second factor as somebody who has just given their password. */
export function secondFactorOf(api: TestApi, actor: StaffActor) {
  return api.callerOf({ ...actor, authenticatedAt: api.clock.now() }).twoFactor;
}

/** What an app that has scanned the QR code shows, now or so many steps away from it. */
export function appOf({ clock }: TestApi, { secret }: { readonly secret: string }): (steps?: number) => string {
  const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  const bits = [...secret].map((character) => alphabet.indexOf(character).toString(2).padStart(5, "0")).join("");
  const bytes = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
  return (steps = 0) => codeOfStep(bytes, stepAt(clock.now()) + steps);
}

/** Turns the second factor of somebody on. The code that did it is over. */
export async function givenSecondFactor(api: TestApi, actor: StaffActor) {
  const app = appOf(api, await secondFactorOf(api, actor).begin());
  const { recoveryCodes } = await secondFactorOf(api, actor).enable({ code: app() });
  api.clock.advance(1);
  return { app, recoveryCodes: recoveryCodes as [string, ...string[]] };
}

/** What became of calls that use a code up: `taken`, or why not; sorted. */
export async function outcomes(calls: readonly Promise<{ ok: boolean; reason?: string }>[]): Promise<unknown[]> {
  return (await Promise.all(calls)).map((result) => (result.ok ? "taken" : result.reason)).sort();
}

/** What was recorded about somebody, oldest first. */
export function auditLogOf({ writer }: Pick<Database, "writer">, { userId }: StaffActor) {
  return writer.auditEntry.findMany({ where: { entityId: userId }, orderBy: { id: "asc" } });
}
