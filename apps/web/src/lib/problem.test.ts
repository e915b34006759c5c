import { HttpResponse, http } from "msw/http";
import { describe, expect, it } from "vitest";
import { answer, refuse, server } from "../testing/server.ts";
import { retryAfterSeconds, troubleOf } from "./problem.ts";
import { createTrpcClient, GUEST } from "./trpc.ts";

const failure = () =>
  createTrpcClient(GUEST)
    .categories.list.query()
    .catch((error: unknown) => error);

describe("when the server asks to come back", () => {
  it("is read in its problem", async () => {
    answer("categories.list", () => refuse("busy", { retryAfterSeconds: 2 }));
    expect(retryAfterSeconds(await failure())).toBe(2);
  });

  it("is read in the header when the answer is that of a proxy before it", async () => {
    const page = () => new HttpResponse("<h1>503</h1>", { status: 503, headers: { "retry-after": "7" } });
    server.use(http.all("*/trpc/*", page));
    const error = await failure();
    expect(troubleOf(error)).toEqual({ kind: "unreachable" });
    expect(retryAfterSeconds(error)).toBe(7);
  });

  it("is read in the one answer that refuses many calls at once", async () => {
    const data = { title: "Trop de demandes", reason: "too-many-requests", status: 429, retryAfterSeconds: 42 };
    const error = { message: "", code: -32_029, data };
    server.use(http.all("*/trpc/*", () => HttpResponse.json({ error }, { status: 429 })));
    const client = createTrpcClient(GUEST);
    const calls = [client.categories.list.query(), client.auth.me.query()];
    for (const outcome of await Promise.allSettled(calls)) {
      const trouble = troubleOf((outcome as PromiseRejectedResult).reason);
      expect(trouble).toMatchObject({ kind: "refused", ...data });
    }
  });

  it("is not known without either", async () => {
    server.use(http.all("*/trpc/*", () => new HttpResponse("", { status: 503, headers: { "retry-after": "soon" } })));
    expect(retryAfterSeconds(await failure())).toBeUndefined();
    server.use(http.all("*/trpc/*", () => HttpResponse.error()));
    expect(retryAfterSeconds(await failure())).toBeUndefined();
  });
});
