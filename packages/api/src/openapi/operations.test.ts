import { describe, expect, it } from "vitest";
import type { AuditNotes, Refusal } from "../audit-log/note-service.ts";
import { GUEST } from "../auth/actor.ts";
import { can } from "../auth/policy.ts";
import { ACTIONS } from "../auth/schema.ts";
import { createContext, type Services } from "../context.ts";
import { createCaller } from "../root.ts";
import { listOperations, procedureDefinitions, routeOf } from "./operations.ts";

const definitions = procedureDefinitions();

describe("every procedure", () => {
  it.each(definitions)("%s names its policy", (_, { meta }) => {
    expect(ACTIONS).toContain(meta?.policy);
  });

  it.each(definitions)("%s describes its input and its answer", (path, { inputs, output, type }) => {
    // What a stream tells has no end to check: each message is made by the service that presents it elsewhere.
    if (type !== "subscription") expect(output, `${path} has no .output()`).toBeDefined();
    if (path !== "auth.me") expect(inputs, `${path} has no .input()`).toHaveLength(1);
  });

  const closed = definitions.filter(([, { meta }]) => meta?.policy !== undefined && !can(GUEST, meta.policy));
  it.each(closed)("%s refuses a guest before it touches anything", async (path) => {
    // Services that throw when touched: the refusal must come first, and before the input is read.
    const untouchable = new Proxy({} as Services, {
      get: (_, name) => {
        throw new Error(`${path} touched ${String(name)}`);
      },
      ownKeys: () => [],
    });
    const refusals: Refusal[] = [];
    const auditNotes = { refused: (_: unknown, refusal: Refusal) => refusals.push(refusal) } as unknown as AuditNotes;
    const context = createContext(untouchable, { actor: GUEST, locale: "en" });
    const caller = createCaller({ ...context, auditNotes, now: () => new Date() });
    const [noun = "", verb = ""] = path.split(".");
    const procedures = caller as unknown as Record<string, Record<string, (input: unknown) => Promise<unknown>>>;
    await expect(procedures[noun]?.[verb]?.({ nonsense: true })).rejects.toMatchObject({ code: "UNAUTHORIZED" });
    expect(refusals).toEqual([expect.objectContaining({ reason: "unauthenticated" })]);
  });
});

it("publishes each method of a path once", () => {
  const routes = listOperations().map(({ rest }) => `${rest.method} ${routeOf(rest).replace(/\/$/, "")}`);
  expect(new Set(routes).size).toBe(routes.length);
});
