import { afterAll, beforeAll, expect, it } from "vitest";
import { createTestApi, reasonOf, type TestApi } from "../testing/api.ts";

let api: TestApi;
beforeAll(async () => {
  api = await createTestApi();
});
afterAll(() => api.drop());

const token = "x".repeat(43);
const password = "another horse, another saddle";
const ada = { name: "Ada", email: "ada@example.org", password };

it.each<[string, string, () => Promise<unknown>, () => Promise<unknown>]>([
  [
    "auth.setup",
    "setup-link-invalid",
    () => api.guest.auth.setupState({ token }),
    () => api.guest.auth.setupAdmin({ token, ...ada }),
  ],
  [
    "auth.accept-invitation",
    "invitation-invalid",
    () => api.guest.auth.invitationState({ token }),
    () => api.guest.auth.acceptInvitation({ token, name: ada.name, password }),
  ],
  [
    "auth.reset-password",
    "reset-link-invalid",
    () => api.guest.passwordReset.state({ token }),
    () => api.guest.passwordReset.finish({ token, password }),
  ],
])(
  "a link that opens nothing is told to the audit log (%s), looked at or used, once a minute",
  async (action, reason, look, use) => {
    const told = async () => {
      await api.services.auditNotes.settled();
      return api.services.database.writer.auditEntry.findMany({ where: { action } });
    };
    await look();
    expect(await told()).toMatchObject([{ outcome: "refused", actorType: "guest", entityId: null, after: { reason } }]);
    expect(await reasonOf(use())).toBe(reason);
    expect(await told()).toHaveLength(1);
    api.clock.advance(1);
    expect(await reasonOf(use())).toBe(reason);
    expect(await told()).toHaveLength(2);
    expect(JSON.stringify(await told())).not.toContain(token);
  },
);
