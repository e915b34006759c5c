import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createProcess, type GuichetProcess } from "../processes/process.ts";
import { createTestProcess, PUBLIC_URL, type TestProcess } from "../testing/test-process.ts";

const PASSWORD = "a long sentence nobody else has";
const OWNER = { name: "Ada", email: "ada@example.org", password: PASSWORD };
type Role = "owner" | "admin" | "editor" | "desk" | "read";

let guichet: TestProcess;
/** Another server of the same database. */
let other: GuichetProcess;
let owner: string;
beforeAll(async () => {
  guichet = await createTestProcess();
  other = await createProcess(guichet.env, { dist: "/nowhere" });
  await guichet.services.staffAccounts.createAdmin(OWNER);
  owner = await signIn(other, OWNER.email);
});
afterAll(async () => {
  await other.close();
  await guichet.drop();
});

let people = 0;
const somebody = () => `new${people++}@example.org`;

interface Answer {
  readonly result?: { readonly data: Record<string, unknown> };
  readonly error?: { readonly data: { readonly reason: string; readonly status: number } };
}

async function call(
  server: Pick<GuichetProcess, "web">,
  procedure: string,
  input: unknown,
  { cookie = "", method = "POST" }: { cookie?: string; method?: "GET" | "POST" } = {},
): Promise<Answer> {
  const query = method === "GET" ? `?input=${encodeURIComponent(JSON.stringify(input))}` : "";
  const headers = { origin: PUBLIC_URL, cookie, ...(method === "POST" ? { "content-type": "application/json" } : {}) };
  const body = method === "POST" ? { payload: JSON.stringify(input) } : {};
  const response = await server.web.inject({ method, url: `/trpc/${procedure}${query}`, headers, ...body });
  return response.json<Answer>();
}

let addresses = 0;

/** Each from an address of its own: how often one may try is tested elsewhere. */
function trySignIn(server: Pick<GuichetProcess, "web">, email: string) {
  addresses += 1;
  return server.web.inject({
    method: "POST",
    url: "/api/auth/sign-in/email",
    headers: { "content-type": "application/json", origin: PUBLIC_URL },
    payload: JSON.stringify({ email, password: PASSWORD }),
    remoteAddress: `192.0.2.${addresses}`,
  });
}

async function signIn(server: Pick<GuichetProcess, "web">, email: string): Promise<string> {
  const response = await trySignIn(server, email);
  expect(response.statusCode).toBe(200);
  return response.cookies.map(({ name, value }) => `${name}=${encodeURIComponent(value)}`).join("; ");
}

async function invite(role: Role, email: string): Promise<string> {
  const answer = await call(guichet, "staff.invite", { email, role }, { cookie: owner });
  return String(answer.result?.data["token"]);
}

const accept = (token: string, fields: object = {}, server: Pick<GuichetProcess, "web"> = guichet) =>
  call(server, "auth.acceptInvitation", { token, name: "Grace", password: PASSWORD, ...fields });

const roleNow = async (server: Pick<GuichetProcess, "web">, cookie: string) => {
  const answer = await call(server, "auth.me", {}, { cookie, method: "GET" });
  return (answer.result?.data["staff"] as { role: string } | null)?.role ?? null;
};

const usersOf = (email: string) => guichet.services.database.writer.user.count({ where: { email } });

describe("an invitation that is accepted", () => {
  it("makes an account of its address and its role, that signs in", async () => {
    const email = somebody();
    const answer = await accept(await invite("desk", email));
    expect(answer).toMatchObject({ result: { data: { email, role: "desk" } } });
    expect(await roleNow(guichet, await signIn(guichet, email))).toBe("desk");
    const { writer } = guichet.services.database;
    const entry = await writer.auditEntry.findFirst({ where: { action: "staff.accept-invitation" } });
    expect(entry?.after).toMatchObject({ name: "Grace", email, role: "desk" });
    expect(JSON.stringify(await writer.auditEntry.findMany())).not.toContain(PASSWORD);
  });

  it("is used up, also when it is accepted several times at once on two servers", async () => {
    const email = somebody();
    const token = await invite("desk", email);
    const answers = await Promise.all(
      [guichet, other, guichet, other].map((server, n) => accept(token, { name: `Grace ${n}` }, server)),
    );
    expect(answers.filter(({ result }) => result !== undefined)).toHaveLength(1);
    const refused = answers.flatMap(({ error }) => (error === undefined ? [] : [error.data.reason]));
    expect(refused).toEqual(["invitation-invalid", "invitation-invalid", "invitation-invalid"]);
    expect(await usersOf(email)).toBe(1);
  });

  it("is not used up by what is refused, and lets nobody choose a role or an address", async () => {
    const token = await invite("read", somebody());
    for (const [fields, reason] of [
      [{ password: "short" }, "invalid"],
      [{ password: "password1234" }, "password-common"],
      [{ role: "owner" }, "invalid"],
      [{ email: "eve@example.org" }, "invalid"],
    ] as const) {
      expect(await accept(token, fields)).toMatchObject({ error: { data: { reason } } });
    }
    expect(await accept(token)).toMatchObject({ result: { data: { role: "read" } } });
  });

  it("is refused when the address got an account by another way, and makes none", async () => {
    const email = somebody();
    const token = await invite("read", email);
    await guichet.services.staffAccounts.createMember({ ...OWNER, email, role: "desk" }, async () => true);
    expect(await accept(token)).toMatchObject({ error: { data: { reason: "invitation-invalid" } } });
    expect(await usersOf(email)).toBe(1);
  });
});

describe("somebody who is signed in on two servers", () => {
  let email: string;
  let cookie: string;
  let id: string;
  beforeEach(async () => {
    email = somebody();
    const made = await accept(await invite("editor", email));
    id = String(made.result?.data["id"]);
    cookie = await signIn(guichet, email);
    expect([await roleNow(guichet, cookie), await roleNow(other, cookie)]).toEqual(["editor", "editor"]);
  });

  it("has another role on both from the next request on", async () => {
    await call(other, "staff.changeRole", { id, role: "read" }, { cookie: owner });
    expect([await roleNow(guichet, cookie), await roleNow(other, cookie)]).toEqual(["read", "read"]);
  });

  it("is out on both from the next request on, and stays out, when they are disabled", async () => {
    await call(other, "staff.disable", { id }, { cookie: owner });
    expect([await roleNow(guichet, cookie), await roleNow(other, cookie)]).toEqual([null, null]);
    expect((await trySignIn(guichet, email)).statusCode).toBe(401);
    await call(other, "staff.enable", { id }, { cookie: owner });
    expect(await roleNow(guichet, cookie)).toBeNull();
    expect(await roleNow(guichet, await signIn(guichet, email))).toBe("editor");
  });

  it("has no rights, should a login slip in while they are disabled", async () => {
    await guichet.services.database.writer.user.update({ where: { id }, data: { banned: true } });
    expect(await roleNow(guichet, cookie)).toBeNull();
  });

  it("is out on both when an owner signs them out everywhere, and may come back", async () => {
    const listed = await call(other, "staff.signIns", { id }, { cookie: owner, method: "GET" });
    expect(listed.result?.data["items"]).toHaveLength(1);
    await call(other, "staff.signOutEverywhere", { id }, { cookie: owner });
    expect([await roleNow(guichet, cookie), await roleNow(other, cookie)]).toEqual([null, null]);
    expect(await roleNow(guichet, await signIn(guichet, email))).toBe("editor");
  });

  it("is shown with the time of the last sign-in, also after it has ended", async () => {
    await call(other, "staff.signOutEverywhere", { id }, { cookie: owner });
    const { result } = await call(other, "staff.list", {}, { cookie: owner, method: "GET" });
    const items: unknown = result?.data["items"];
    expect(items).toContainEqual(expect.objectContaining({ id, lastSignInAt: expect.any(String) }));
  });
});
