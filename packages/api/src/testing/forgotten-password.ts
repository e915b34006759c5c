import { afterAll, beforeAll, beforeEach } from "vitest";
import { GUEST, type StaffActor } from "../auth/actor.ts";
import { checkPassword } from "../auth/sign-in-service.ts";
import { createContext, type Services } from "../context.ts";
import { sendDueLetters } from "../mail/jobs.ts";
import type { Envelope } from "../mail/mailer.ts";
import { createCaller } from "../root.ts";
import { createTestApi, type TestApi } from "./api.ts";
import { givenMember } from "./members.ts";
import { givenFactorHolder } from "./second-factors.ts";

export const NEW_PASSWORD = "another horse, another saddle";
export const HERE = { address: "192.0.2.9", userAgent: null, requestId: null };

export let api: TestApi;
/** An account of each test's own, which has forgotten its password. */
export let ada: StaffActor;
/** The SQL of the database, to be emptied and looked at. */
export const statements: string[] = [];

/** What the tests of a file about forgotten passwords begin with. Called once in it; `api` is a database of the file's own. */
export function withForgottenPassword(): void {
  beforeAll(async () => {
    api = await createTestApi({ sendsMail: true, onQuery: (sql) => statements.push(sql) });
  });
  afterAll(() => api.drop());
  beforeEach(async () => {
    api.clock.advance(1);
    await api.services.database.writer.outboxMessage.deleteMany();
    await api.services.database.writer.allowance.deleteMany();
    ada = await givenFactorHolder(api, "editor");
  });
}

export const reset = () => api.guest.passwordReset;
export const ask = (email = ada.email) => reset().request({ email });

/** Somebody with a known address; with services that a test has changed, if need be. */
export const here = (services: Services = api.services) =>
  createCaller(createContext(services, { actor: GUEST, locale: "fr", source: HERE }));

/** An owner who has just given their password. */
export const ownerNow = async () =>
  api.callerOf({ ...(await givenMember(api.services.database, "owner")), authenticatedAt: api.clock.now() });

export async function isRight(password: string): Promise<boolean> {
  const origin = { source: HERE, network: HERE.address, browser: null };
  return (await checkPassword(api.services, { email: ada.email, password }, origin)).ok;
}

/** The letters that leave, in the order in which they were asked for. */
export async function letters(): Promise<Envelope[]> {
  const sent: Envelope[] = [];
  const send = async (envelope: Envelope) => {
    sent.push(envelope);
    return { outcome: "sent" } as const;
  };
  await sendDueLetters({ ...api.services, mailer: { send }, warn: () => {} });
  return sent.sort((a, b) => a.messageId.localeCompare(b.messageId));
}

/** What the last letter's link carries. */
export async function linkToken(): Promise<string> {
  return /#\/reset-password\?token=([\w-]{43})/.exec((await letters()).at(-1)?.text ?? "")?.[1] ?? "";
}
