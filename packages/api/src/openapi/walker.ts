import { TRPCError } from "@trpc/server";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { Context } from "../context.ts";
import { FailureError } from "../problem.ts";
import { answerKey, isPublicAnswer, type PublicAnswers } from "../public-answers.ts";
import { sendAnswer } from "./answer.ts";
import { inputsOf } from "./input.ts";
import { listOperations, type Operation, routeOf } from "./operations.ts";
import { refuse, replyWithProblem } from "./problem-reply.ts";
import { createKnownPages, publicPage, sendPage } from "./public-pages.ts";
import { runSteps } from "./run-steps.ts";

export interface RestOptions {
  /** Who asks, and in which language. @throws what renders as 401 when the credentials are wrong */
  readonly createContext: (request: FastifyRequest) => Promise<Context>;
  /** Whether a request comes without credentials, wrong ones included: its actor can only be a guest. */
  readonly isAnonymous: (request: FastifyRequest) => boolean;
  /** The same that the contexts have. */
  readonly publicAnswers: PublicAnswers;
}

const OTHER_METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE"] as const;

/**
 * Publishes every procedure that has a place in REST: one route each. The server must ignore trailing slashes and parse JSON
 * (see json-body.ts). A known path answers OPTIONS, and 405 with Allow to methods that it does not have.
 */
export function registerRest(app: FastifyInstance, options: RestOptions): void {
  const byPath = Map.groupBy(listOperations(), (operation) => routeOf(operation.rest).replace(/\/$/, ""));
  for (const [path, operations] of byPath) {
    for (const operation of operations) registerOperation(app, operation, options);
    const methods = operations.map((operation) => operation.rest.method);
    answerOtherMethods(app, path, methods);
  }
}

function registerOperation(app: FastifyInstance, operation: Operation, options: RestOptions): void {
  const { createContext, isAnonymous, publicAnswers } = options;
  const isRead = operation.rest.method === "GET";
  const pages = createKnownPages(operation, publicAnswers);

  async function answer(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    try {
      const context = await createContext(request);
      const inputs = inputsOf(operation, request);
      const value = await callWithAny(operation, context, inputs);
      if (!isPublicAnswer({ ...operation, actor: context.actor })) {
        sendAnswer(operation, request, reply, value);
        return;
      }
      const page = publicPage(operation, request.url, value as object);
      const key = answerKey(operation.path, inputs[0]);
      if (key !== null) pages.remember(request.url, key, page);
      sendPage(page, request, reply);
    } catch (error) {
      replyWithProblem(error, request, reply);
    }
  }

  app.route({
    method: operation.rest.method,
    url: routeOf(operation.rest),
    // Not async: a page that is known is sent at once. If-Match is for the long way to judge.
    handler: (request, reply) => {
      const isSimple = isRead && isAnonymous(request) && request.headers["if-match"] === undefined;
      const page = isSimple ? pages.find(request.url) : undefined;
      return page === undefined ? answer(request, reply) : sendPage(page, request, reply);
    },
  });
}

/** Calls with each input until one is not refused for its version. Almost always there is one. */
async function callWithAny(operation: Operation, context: Context, inputs: readonly unknown[]): Promise<unknown> {
  const [input, ...rest] = inputs;
  try {
    return await runSteps({ ...operation, ctx: context, input });
  } catch (error) {
    if (rest.length > 0 && isEditConflict(error)) return callWithAny(operation, context, rest);
    throw error;
  }
}

function isEditConflict(error: unknown): boolean {
  const cause = error instanceof TRPCError ? error.cause : undefined;
  return cause instanceof FailureError && cause.failure.reason === "edit-conflict";
}

/** OPTIONS, and 405 with Allow for the methods that a path does not have. */
export function answerOtherMethods(app: FastifyInstance, path: string, methods: readonly string[]): void {
  const allow = [...methods, ...(methods.includes("GET") ? ["HEAD"] : []), "OPTIONS"].join(", ");
  app.route({ method: "OPTIONS", url: path, handler: (_, reply) => reply.status(204).header("allow", allow).send() });
  app.route({
    method: OTHER_METHODS.filter((method) => !methods.includes(method)),
    url: path,
    // Before the body is read: whatever it is, the answer is the same.
    onRequest: (request, reply) => refuseMethod(allow, request, reply),
    handler: (request, reply) => refuseMethod(allow, request, reply),
  });
}

async function refuseMethod(allow: string, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  return refuse("method-not-allowed", request, reply.header("allow", allow));
}
