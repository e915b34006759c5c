import { createHash } from "node:crypto";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createProxiedProcess, type ProxiedProcess } from "../testing/proxied-process.ts";
import { freePort } from "../testing/real-server.ts";
import { PUBLIC_URL } from "../testing/test-process.ts";

// What staff are told while the database is away: that it is busy, and not that something is broken.

const ADA = { name: "Ada", email: "ada@example.org", password: "correct horse battery" };

let guichet: ProxiedProcess;
beforeAll(async () => {
  guichet = await createProxiedProcess();
  await guichet.services.staffAccounts.createAdmin(ADA);
});
afterAll(() => guichet.drop());

/** The command (COM_QUERY, 3), not the word in the isolation level of a new connection. */
const COMMIT = "\x03COMMIT";

const cookieOf = ({ headers }: { headers: Record<string, unknown> }) =>
  String([headers["set-cookie"] ?? []].flat()[0]).split(";")[0] ?? "";
const signIn = () =>
  guichet.web.inject({
    method: "POST",
    url: "/api/auth/sign-in/email",
    headers: { "content-type": "application/json", origin: PUBLIC_URL },
    payload: JSON.stringify({ email: ADA.email, password: ADA.password }),
  });

it.each(["before", "after"] as const)(
  "a sign-in whose COMMIT is lost %s the server has it works, once",
  async (when) => {
    const { authSession, auditEntry } = guichet.services.database.writer;
    const before = [await authSession.count(), await auditEntry.count()] as const;
    guichet.proxy.breakAt(COMMIT, when);
    expect((await signIn()).statusCode).toBe(200);
    expect([await authSession.count(), await auditEntry.count()]).toEqual(before.map((count) => count + 1));
  },
);

it("a sign-out says so only when the login has ended", async () => {
  const cookie = cookieOf(await signIn());
  guichet.proxy.routeTo(await freePort());
  guichet.proxy.refuse("");
  const url = "/api/auth/sign-out";
  const lost = await guichet.web.inject({ method: "POST", url, headers: { cookie, origin: PUBLIC_URL } });
  expect([lost.statusCode, lost.headers["set-cookie"]]).toEqual([503, undefined]);
  guichet.proxy.routeTo(guichet.databasePort);
  await expect
    .poll(async () => (await guichet.web.inject({ url: "/trpc/auth.me", headers: { cookie } })).json(), {
      timeout: 20_000,
    })
    .toMatchObject({ result: { data: { staff: { name: "Ada" } } } });
});

it("who is signed in is told 503 while nobody can look it up, and is signed in still when it is back", async () => {
  const cookie = cookieOf(await signIn());
  const me = () => guichet.web.inject({ url: "/trpc/auth.me", headers: { cookie } });
  expect((await me()).statusCode).toBe(200);
  guichet.proxy.routeTo(await freePort());
  // By the hash of its token, that is: the statement itself is prepared already.
  const token = /login=([\w-]+)/.exec(cookie)?.[1] ?? "";
  guichet.proxy.refuse(createHash("sha256").update(token).digest("hex"));
  const refused = await me();
  expect([refused.statusCode, refused.headers["retry-after"]]).toEqual([503, "2"]);
  guichet.proxy.routeTo(guichet.databasePort);
  await expect.poll(() => me().then((answer) => answer.statusCode), { timeout: 20_000 }).toBe(200);
});
