import { createPasswords } from "@guichet/api/server";
import { createTestDatabase, type TestDatabase } from "@guichet/db/testing";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createAuth } from "./auth.ts";
import { createStaffAccounts } from "./staff-accounts.ts";

let test: TestDatabase;
beforeAll(async () => {
  test = await createTestDatabase();
});
afterAll(() => test.drop());

it("an account that the login library makes by itself has no rights, one that we make is an owner’s", async () => {
  const passwords = createPasswords();
  const auth = createAuth({
    passwords,
    database: test.database,
    secret: "0123456789abcdef0123456789abcdef",
    publicUrl: "http://localhost:8080",
    trustedOrigins: () => [],
    log: () => undefined,
  });
  const { internalAdapter } = await auth.$context;
  const eve = { name: "Eve", email: "eve@example.org", emailVerified: true };
  await internalAdapter.createUser(eve, { method: "email-password" });
  await createStaffAccounts(test.database, passwords).createAdmin({
    name: "Ada",
    email: "ada@example.org",
    password: "correct horse battery",
  });
  const users = await test.database.writer.user.findMany({ orderBy: { email: "asc" } });
  expect(users.map(({ email, role }) => [email, role])).toEqual([
    ["ada@example.org", "owner"],
    ["eve@example.org", "none"],
  ]);
});
