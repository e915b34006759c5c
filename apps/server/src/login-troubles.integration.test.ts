import { afterAll, beforeAll, expect, it } from "vitest";
import { createProxiedProcess, type ProxiedProcess } from "./testing/proxied-process.ts";
import { freePort } from "./testing/real-server.ts";
import { PUBLIC_URL } from "./testing/test-process.ts";

// What staff are told while the database is away: that it is busy, and not that something is broken.

const ADA = { name: "Ada", email: "ada@example.org", password: "correct horse battery" };

let guichet: ProxiedProcess;
beforeAll(async () => {
  guichet = await createProxiedProcess();
  await guichet.services.staffAccounts.createAdmin(ADA);
});
afterAll(() => guichet.drop());

const signIn = () =>
  guichet.web.inject({
    method: "POST",
    url: "/api/auth/sign-in/email",
    headers: { "content-type": "application/json", origin: PUBLIC_URL },
    payload: JSON.stringify({ email: ADA.email, password: ADA.password }),
  });

it("a sign-in whose writing is lost is answered 503, and works when it is sent again", async () => {
  guichet.proxy.breakAt("`auth_sessions`", "before", "reset");
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
  guichet.proxy.routeTo(await freePort());
  // By its token, that is: the statement itself is prepared already.
  guichet.proxy.refuse(/session_token=(\w+)/.exec(cookie)?.[1] ?? "");
  const refused = await me();
  expect([refused.statusCode, refused.headers["retry-after"]]).toEqual([503, "2"]);
  guichet.proxy.routeTo(guichet.databasePort);
  await expect.poll(() => me().then((answer) => answer.statusCode), { timeout: 20_000 }).toBe(200);
});
