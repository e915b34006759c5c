import { afterAll, beforeAll, expect, it } from "vitest";
import { GUEST } from "../auth/actor.ts";
import { can } from "../auth/policy.ts";
import { procedureDefinitions } from "../openapi/operations.ts";
import { createTestApi, givenSession, PLAIN_EVENT, type TestApi } from "../testing/api.ts";
import { aGuest } from "../testing/guests.ts";

let api: TestApi;
beforeAll(async () => {
  api = await createTestApi({ sendsMail: true });
});
afterAll(() => api.drop());

const NEW_SESSION = {
  startsAt: "2030-04-01T19:00:00.000Z",
  endsAt: "2030-04-01T21:00:00.000Z",
  capacity: 5,
  basePrice: 0,
};
const NEW_KEY = { name: "Shop", scope: "read", expiresInDays: null } as const;

const anEvent = () => api.staff.events.create(PLAIN_EVENT);
const aSession = async () => (await givenSession(api)).session;

/** How each change that not everybody may make is made: what it needs first, then the change itself. */
const CHANGES: Readonly<Record<string, () => Promise<() => Promise<unknown>>>> = {
  "apiKeys.create": async () => () => api.staff.apiKeys.create(NEW_KEY),
  "apiKeys.revoke": async () => {
    const { apiKey } = await api.staff.apiKeys.create(NEW_KEY);
    return () => api.staff.apiKeys.revoke({ id: apiKey.id });
  },
  "bookings.bookAtDesk": async () => {
    const { id } = await aSession();
    return () => api.staff.bookings.bookAtDesk({ sessionId: id, seats: 1, name: "Camille Martin" });
  },
  "bookings.move": async () => {
    const [from, to] = [await aSession(), await aSession()];
    const { id } = await api.guest.bookings.create(aGuest(from.id));
    return () => api.staff.bookings.move({ id, sessionId: to.id });
  },
  "bookings.resendLetter": async () => {
    const { id } = await api.guest.bookings.create(aGuest((await aSession()).id));
    return () => api.staff.bookings.resendLetter({ id });
  },
  "events.create": async () => () => anEvent(),
  "events.update": async () => {
    const { id } = await anEvent();
    return () => api.staff.events.update({ id, title: "Autre" });
  },
  "events.publish": async () => {
    const { id } = await anEvent();
    return () => api.staff.events.publish({ id });
  },
  "events.archive": async () => {
    const { id } = await anEvent();
    return () => api.staff.events.archive({ id });
  },
  "events.changeStatusOfMany": async () => {
    const { id, version } = await anEvent();
    return () => api.staff.events.changeStatusOfMany({ events: [{ id, version, status: "ARCHIVED" }] });
  },
  "events.duplicate": async () => {
    const { id } = await anEvent();
    return () => api.staff.events.duplicate({ id });
  },
  "events.delete": async () => {
    const { id } = await anEvent();
    return () => api.staff.events.delete({ id });
  },
  "sessions.create": async () => {
    const { id } = await anEvent();
    return () => api.staff.sessions.create({ id, ...NEW_SESSION });
  },
  "sessions.createSeries": async () => {
    const { id } = await anEvent();
    return () => api.staff.sessions.createSeries({ id, ...NEW_SESSION, starts: [NEW_SESSION.startsAt] });
  },
  "sessions.duplicateEvent": async () => {
    const { id } = await anEvent();
    return () => api.staff.sessions.duplicateEvent({ id, days: 7 });
  },
  "sessions.update": async () => {
    const { id } = await aSession();
    return () => api.staff.sessions.update({ id, capacity: 60 });
  },
  "sessions.cancel": async () => {
    const { id } = await aSession();
    return () => api.staff.sessions.cancel({ id });
  },
  "sessions.delete": async () => {
    const { id } = await aSession();
    return () => api.staff.sessions.delete({ id });
  },
};

/** Changes that are made and recorded elsewhere, or need no entry: each says why. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  "account.reauthenticate": "needs an account with a password: account/account.integration.test.ts",
  "account.changePassword": "as above",
  "account.signOut": "needs a login: account/account.integration.test.ts",
  "account.signOutOthers": "as above",
  "savedFilters.save": "concerns nobody but who saves it",
  "savedFilters.rename": "as above",
  "savedFilters.delete": "as above",
  "staff.invite": "needs other accounts: staff/*.integration.test.ts",
  "staff.revokeInvitation": "as above",
  "staff.changeRole": "as above",
  "staff.disable": "as above",
  "staff.enable": "as above",
  "staff.signOut": "as above",
  "staff.signOutEverywhere": "as above",
  "twoFactor.begin": "nothing is on before twoFactor.enable",
  "twoFactor.enable": "needs an account and an app: account/two-factor.integration.test.ts",
  "twoFactor.disable": "as above",
  "twoFactor.renewRecoveryCodes": "as above",
  "twoFactor.reset": "as above",
};

const changes = procedureDefinitions().flatMap(([path, { type, meta }]) =>
  type === "mutation" && meta?.policy !== undefined && !can(GUEST, meta.policy) ? [path] : [],
);

it("knows of every change how it is made, and of none that is not there", () => {
  const known = [...Object.keys(CHANGES), ...Object.keys(ELSEWHERE)];
  expect(known.toSorted(), "add how it is made to CHANGES, or why it is not here to ELSEWHERE").toEqual(
    changes.toSorted(),
  );
});

it.each(changes.filter((path) => !(path in ELSEWHERE)))("%s leaves an entry in the audit log", async (path) => {
  const { auditEntry } = api.services.database.writer;
  const make = await CHANGES[path]?.();
  const before = await auditEntry.count();
  await make?.();
  expect(await auditEntry.count()).toBeGreaterThan(before);
  const [newest] = await auditEntry.findMany({ orderBy: { id: "desc" }, take: 1 });
  expect(newest).toMatchObject({
    actorType: "staff",
    outcome: "done",
    action: expect.stringMatching(/^[a-z-]+\.[a-z-]+$/),
  });
});
