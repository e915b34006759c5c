import { createTestDatabase, type TestDatabase } from "@guichet/db/testing";
import { startTcpProxy, type TcpProxy } from "@guichet/db/testing/tcp-proxy";
import { afterAll, beforeAll, expect, it } from "vitest";
import { freePort } from "./testing/real-server.ts";
import { createTestProcess, PUBLIC_URL, type TestProcess } from "./testing/test-process.ts";

// What staff are told while the database is away: that it is busy, and not that something is broken.

const ADA = { name: "Ada", email: "ada@example.org", password: "correct horse battery" };

let database: TestDatabase;
let proxy: TcpProxy;
let guichet: TestProcess;
beforeAll(async () => {
  database = await createTestDatabase();
  const url = new URL(database.url);
  proxy = await startTcpProxy(Number(url.port));
  url.port = String(proxy.port);
  guichet = await createTestProcess({ DATABASE_URL: url.toString() });
  await guichet.services.staffAccounts.createAdmin(ADA);
});
afterAll(async () => {
  await guichet.drop();
  await proxy.close();
  await database.drop();
});

const signIn = () =>
  guichet.web.inject({
    method: "POST",
    url: "/api/auth/sign-in/email",
    headers: { "content-type": "application/json", origin: PUBLIC_URL },
    payload: JSON.stringify({ email: ADA.email, password: ADA.password }),
  });

it("a sign-in whose writing is lost is answered 503, and works when it is sent again", async () => {
  proxy.breakAt("`auth_sessions`", "before", "reset");
  const lost = await signIn();
  expect([lost.statusCode, lost.headers["retry-after"], lost.json()]).toEqual([
    503,
    "2",
    expect.objectContaining({ reason: "busy" }),
  ]);
  expect((await signIn()).statusCode).toBe(200);
});

it("who is signed in is told 503 while nobody can look it up, and is signed in still when it is back", async () => {
  const cookie = String((await signIn()).headers["set-cookie"]).split(";")[0] ?? "";
  const me = () => guichet.web.inject({ url: "/trpc/auth.me", headers: { cookie } });
  expect((await me()).statusCode).toBe(200);
  const home = Number(new URL(database.url).port);
  proxy.routeTo(await freePort());
  // By its token, that is: the statement itself is prepared already.
  proxy.refuse(/session_token=(\w+)/.exec(cookie)?.[1] ?? "");
  const refused = await me();
  expect([refused.statusCode, refused.headers["retry-after"]]).toEqual([503, "2"]);
  proxy.routeTo(home);
  await expect.poll(() => me().then((answer) => answer.statusCode), { timeout: 20_000 }).toBe(200);
});
