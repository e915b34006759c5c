import { callTRPCProcedure, initTRPC, TRPCError } from "@trpc/server";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import type { Context } from "../context.ts";
import { parsingAtOnce } from "./parse-steps.ts";
import { runSteps, type Step } from "./run-steps.ts";

const t = initTRPC.context<Context>().create();
const seen: unknown[] = [];

const router = t.router({
  greet: t.procedure
    .use(({ ctx, path, type, next }) => {
      seen.push([path, type]);
      return next({ ctx: { ...ctx, locale: "en" as const } });
    })
    .input(z.strictObject({ name: z.string().trim() }))
    .output(z.object({ text: z.string() }))
    .query(({ ctx, input }) => ({ text: `${ctx.locale} ${input.name}`, secret: 7 })),
  refuse: t.procedure
    .use(async ({ next }) => {
      const outcome = await next();
      seen.push(outcome.ok);
      return outcome;
    })
    .mutation(() => {
      throw new TRPCError({ code: "CONFLICT", message: "taken" });
    }),
  break: t.procedure.mutation(() => {
    throw new RangeError("odd");
  }),
  lie: t.procedure.output(z.object({ text: z.string() })).query(() => ({ text: 7 }) as never),
});
interface Definition {
  readonly inputs: readonly z.ZodType[];
  readonly output?: z.ZodType;
  readonly middlewares: readonly Step[];
}
const procedures = router._def.procedures as unknown as Record<string, { _def: Definition }>;

/** How the same call ends in tRPC and here: what it gives, or code, message and cause of its error. */
async function both(path: string, type: "query" | "mutation", input: unknown) {
  const ctx = { locale: "fr" } as Context;
  const getRawInput = async () => input;
  const { middlewares = [], inputs = [], output } = procedures[path]?._def ?? {};
  const steps = parsingAtOnce(middlewares, { input: inputs[0] ?? z.unknown(), output });
  return Promise.all([
    endOf(callTRPCProcedure({ router, path, type, ctx, getRawInput, signal: undefined, batchIndex: 0 })),
    endOf(runSteps({ steps, path, type, ctx, input })),
  ]);
}

async function endOf(call: Promise<unknown>) {
  try {
    return { value: await call };
  } catch (error) {
    if (!(error instanceof TRPCError)) throw error;
    return { code: error.code, message: error.message, cause: error.cause?.name };
  }
}

describe("a procedure ends as in tRPC when", () => {
  it("it answers: input and output are parsed, and a step changes the context of the next", async () => {
    const [trpc, ours] = await both("greet", "query", { name: " Ana " });
    expect(ours).toEqual({ value: { text: "en Ana" } });
    expect(ours).toEqual(trpc);
    expect(seen.splice(0)).toEqual(Array(2).fill(["greet", "query"]));
  });

  it("its input is refused", async () => {
    const [trpc, ours] = await both("greet", "query", { name: 7, more: true });
    expect(ours).toMatchObject({ code: "BAD_REQUEST", cause: "ZodError" });
    expect(ours).toEqual(trpc);
    seen.length = 0;
  });

  it("its resolver refuses, and the steps before see that", async () => {
    const [trpc, ours] = await both("refuse", "mutation", undefined);
    expect(ours).toMatchObject({ code: "CONFLICT", message: "taken" });
    expect(ours).toEqual(trpc);
    expect(seen.splice(0)).toEqual([false, false]);
  });

  it("it breaks, or gives something else than it says", async () => {
    for (const [path, type] of [["break", "mutation"] as const, ["lie", "query"] as const]) {
      const [trpc, ours] = await both(path, type, undefined);
      expect(ours).toMatchObject({ code: "INTERNAL_SERVER_ERROR" });
      expect(ours).toEqual(trpc);
    }
  });
});
