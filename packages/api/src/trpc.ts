import { initTRPC } from "@trpc/server";
import { authorize } from "./auth/authorize.ts";
import type { Action } from "./auth/schema.ts";
import type { Context } from "./context.ts";
import type { Result } from "./errors.ts";
import { FailureError, isDatabaseBusy, problemOf } from "./problem.ts";
import { answerKey, isPublicAnswer } from "./public-answers.ts";

/** Where a procedure appears in REST. */
export interface RestMeta {
  readonly method: "GET" | "POST" | "PATCH" | "DELETE";
  /** Fastify-free template: `/events/{id}`. */
  readonly path: string;
  readonly summary: string;
  /** What a summary cannot say. */
  readonly description?: string;
  readonly tag: string;
  /** Status of success; 200 when absent. */
  readonly status?: 200 | 201 | 204;
  /** For 201: the path of what was made, with `{id}` filled from the answer. */
  readonly location?: string;
  /** The header Idempotency-Key fills the input's `idempotencyKey`. */
  readonly idempotent?: boolean;
  /** The answer has a `version`, shown as ETag; If-Match fills the input's `version`. */
  readonly versioned?: boolean;
}

export interface ProcedureMeta {
  readonly policy?: Action;
  readonly openapi?: RestMeta;
}

const t = initTRPC
  .context<Context>()
  .meta<ProcedureMeta>()
  .create({
    // The web port streams them itself (apps/server/src/live): by tRPC's own way each stream would cost many times as much.
    sse: { enabled: false },
    errorFormatter({ shape, error, ctx }) {
      const problem = problemOf(error, ctx?.locale ?? "fr");
      return {
        message: problem.title,
        code: shape.code,
        // tRPC answers with `httpStatus`; without it, the status would be that of the code: 500 for a database that is busy.
        data: { ...problem, httpStatus: problem.status, code: shape.data.code, path: shape.data.path },
      };
    },
  });

export const { router, createCallerFactory } = t;

/**
 * The only way to make a procedure: it names its policy and is refused before its input is read. What public queries answer
 * to guests is kept for a moment (public-answers.ts), until something is changed.
 */
export function procedure(policy: Action) {
  return t.procedure.meta({ policy }).use(async ({ ctx, type, path, getRawInput, next }) => {
    authorize(ctx, policy);
    const isPublic = isPublicAnswer({ policy, type, actor: ctx.actor });
    const key = isPublic ? answerKey(path, await getRawInput()) : null;
    const outcome = key === null ? await next() : await ctx.publicAnswers.read(key, () => next());
    const isBusy = !outcome.ok && isDatabaseBusy(outcome.error.cause);
    if (isBusy) ctx.metrics.databaseBusy.inc();
    // A change of which nothing was heard may have been made.
    if (type === "mutation" && (outcome.ok || isBusy)) {
      ctx.publicAnswers.changed();
      ctx.live.changed();
    }
    return outcome;
  });
}

/** Turns a service's refusal into the error that both doors render. */
export function unwrap<Value>(result: Result<Value>): Value {
  if (result.ok) return result.value;
  throw new FailureError(result).toTRPCError();
}
