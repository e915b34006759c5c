import type { RouterInputs, RouterOutputs } from "@guichet/api";
import { describeFailure, type FailureParams, type Reason, reasonEntry } from "@guichet/api/errors";
import { HttpResponse, http } from "msw/http";
import { setupServer } from "msw/node";

type Domain = keyof RouterOutputs;
/** `events.list`, `bookings.create`, … */
export type Procedure = { [D in Domain]: `${D}.${keyof RouterOutputs[D] & string}` }[Domain];

type At<Tree, Path> = Path extends `${infer D}.${infer P}`
  ? D extends keyof Tree
    ? P extends keyof Tree[D]
      ? Tree[D][P]
      : never
    : never
  : never;

class Refusal {
  readonly reason: Reason;
  readonly params: FailureParams;

  constructor(reason: Reason, params: FailureParams) {
    this.reason = reason;
    this.params = params;
  }
}

/** An answer that refuses. */
export function refuse(reason: Reason, params: FailureParams = {}): Refusal {
  return new Refusal(reason, params);
}

class Lost {}

/** An answer that never arrives: the connection breaks after the server has read the request. */
export function lost(): Lost {
  return new Lost();
}

type Answer = (input: unknown) => unknown;
const answers = new Map<string, Answer>();

type Outcome<P extends Procedure> = At<RouterOutputs, P> | Refusal | Lost;

/** Sets what a procedure answers until the end of the test. A procedure without an answer is an unhandled request: an error. */
export function answer<P extends Procedure>(
  procedure: P,
  reply: (input: At<RouterInputs, P>) => Outcome<P> | Promise<Outcome<P>>,
): void {
  answers.set(procedure, reply as Answer);
}

export function forgetAnswers(): void {
  answers.clear();
}

function envelope(procedure: string, outcome: unknown) {
  if (!(outcome instanceof Refusal)) return { result: { data: outcome } };
  const { code, status } = reasonEntry(outcome.reason);
  const { title, detail } = describeFailure(outcome.reason, outcome.params, "fr");
  const problem = {
    title,
    detail,
    status,
    reason: outcome.reason,
    type: `/problems/${outcome.reason}`,
    ...outcome.params,
  };
  return { error: { message: title, code: -32_000, data: { ...problem, code, path: procedure } } };
}

/** tRPC over HTTP as its batch link speaks it: `/trpc/a.b,c.d?batch=1`, inputs by position in the query or the body. */
const trpcHandler = http.all("*/trpc/:procedures", async ({ request, params }) => {
  const procedures = decodeURIComponent(String(params["procedures"])).split(",");
  const replies = procedures.map((procedure) => answers.get(procedure));
  if (replies.some((reply) => reply === undefined)) return undefined;
  const sent = request.method === "GET" ? new URL(request.url).searchParams.get("input") : await request.text();
  const inputs = JSON.parse(sent === null || sent === "" ? "{}" : sent) as Record<string, unknown>;
  const outcomes = await Promise.all(replies.map((reply, i) => reply?.(inputs[i])));
  if (outcomes.some((outcome) => outcome instanceof Lost)) return HttpResponse.error();
  return HttpResponse.json(outcomes.map((outcome, i) => envelope(procedures[i] ?? "", outcome)));
});

export const server = setupServer(trpcHandler);
