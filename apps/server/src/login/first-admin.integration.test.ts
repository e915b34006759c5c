import {
  createAuditNotes,
  createMetrics,
  createPasswords,
  createStaffAccounts,
  GUEST,
  issueSetupToken,
} from "@guichet/api/server";
import { countStaff, createDatabase, type Database } from "@guichet/db";
import { createTestDatabase, type TestDatabase } from "@guichet/db/testing";
import { startTcpProxy, type TcpProxy } from "@guichet/db/testing/tcp-proxy";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { setupFirstAdmin } from "../../../../packages/api/src/auth/setup-service.ts";
import { prepareFirstAdmin } from "./first-admin.ts";

const ADA = { name: "Ada", email: "ada@example.org", password: "correct horse battery" };
/** The command (COM_QUERY, 3), not the word in the isolation level of a new connection. */
const COMMIT = "\x03COMMIT";

let test: TestDatabase;
let proxy: TcpProxy;
let database: Database;
beforeEach(async () => {
  test = await createTestDatabase();
  const url = new URL(test.url);
  proxy = await startTcpProxy(Number(url.port));
  url.port = String(proxy.port);
  database = createDatabase({ url: url.toString(), connectionLimit: 1 });
});
afterEach(async () => {
  await database.close();
  await proxy.close();
  await test.drop();
});

const accounts = () => createStaffAccounts(database, createPasswords());
const emails = async () => (await test.database.writer.user.findMany()).map(({ email }) => email);
const recorded = () =>
  test.database.writer.auditEntry.findMany({
    select: { action: true, actorType: true, actorName: true, after: true },
    orderBy: { id: "asc" },
  });

describe.each(["before", "after"] as const)("when the COMMIT is lost %s the server has it", (when) => {
  it("the first admin of the environment is made, once, and said to be", async () => {
    const { email, password } = ADA;
    const options = { database, staffAccounts: accounts(), publicUrl: "http://x", firstAdmin: { email, password } };
    proxy.breakAt(COMMIT, when);
    expect(await prepareFirstAdmin(options)).toBe(`First admin: ${email}`);
    expect(await emails()).toEqual([email]);
    const after = { name: "ada", email, role: "owner" };
    expect(await recorded()).toEqual([{ action: "auth.setup", actorType: "system", actorName: "ADMIN_EMAIL", after }]);
  });

  it("a link for the first admin works, and so does using it up", async () => {
    const staffAccounts = accounts();
    const now = () => new Date();
    const source = { address: "192.0.2.1", userAgent: null, requestId: null };
    const auditNotes = createAuditNotes({ database, metrics: createMetrics() }, (error) => expect.fail(String(error)));
    const ctx = { database, staffAccounts, now, actor: GUEST, source, auditNotes, publicUrl: "http://localhost:8080" };
    proxy.breakAt(COMMIT, when);
    const token = await issueSetupToken({ database, staffAccounts }, now());
    if (token === null) throw new Error("There is staff already");
    proxy.breakAt(COMMIT, when);
    const made = await setupFirstAdmin(ctx, { token, ...ADA });
    expect(made).toMatchObject({ ok: true, value: { email: ADA.email } });
    expect(await emails()).toEqual([ADA.email]);
    expect(await setupFirstAdmin(ctx, { token, ...ADA })).toMatchObject({ ok: false });
    expect(await countStaff(test.database.writer)).toBe(1);
    await auditNotes.settled();
    const entry = { action: "auth.setup", actorType: "guest", actorName: null };
    expect(await recorded()).toEqual([
      { ...entry, after: { name: "Ada", email: ADA.email, role: "owner" } },
      { ...entry, after: { reason: "setup-link-invalid" } },
    ]);
  });
});
