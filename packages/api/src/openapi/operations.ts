import { z } from "zod";
import type { Action } from "../auth/schema.ts";
import { appRouter } from "../root.ts";
import type { ProcedureMeta, RestMeta } from "../trpc.ts";
import { parsingAtOnce } from "./parse-steps.ts";
import type { Step } from "./run-steps.ts";

/** A procedure as REST publishes it. */
export interface Operation {
  /** Of the procedure: `events.list`. */
  readonly path: string;
  readonly type: "query" | "mutation";
  readonly policy: Action;
  readonly rest: RestMeta;
  /** Names in the template, `id` for `/events/{id}`. */
  readonly pathParams: readonly string[];
  /** Fields of the input by name. Read, never changed: tRPC shares them. */
  readonly fields: Readonly<Record<string, z.ZodType>>;
  readonly input: z.ZodType;
  /** Undefined when the answer has no body. */
  readonly output: z.ZodType | undefined;
  /** What tRPC would run, in order (see parse-steps.ts). */
  readonly steps: readonly Step[];
}

/** What tRPC keeps of a procedure, as far as the walker needs it. */
interface ProcedureDefinition {
  readonly type: "query" | "mutation" | "subscription";
  readonly meta?: ProcedureMeta;
  readonly inputs: readonly unknown[];
  readonly output?: unknown;
  readonly middlewares: readonly Step[];
}

/** Every procedure with its definition, whether REST publishes it or not. */
export function procedureDefinitions(): [path: string, definition: ProcedureDefinition][] {
  // The types say "nested", as callers see it; at run time it is one flat table (trpc `createRouterFactory`).
  const procedures = appRouter._def.procedures as unknown as Record<string, { _def: ProcedureDefinition }>;
  return Object.entries(procedures).map(([path, procedure]) => [path, procedure._def]);
}

/** What REST publishes, in the order of the router. */
export function listOperations(): Operation[] {
  return procedureDefinitions().flatMap(([path, definition]) => {
    const { meta, type } = definition;
    if (meta?.openapi === undefined) return [];
    if (meta.policy === undefined || type === "subscription") throw new Error(`${path} cannot be published in REST`);
    const input = asSchema(definition.inputs[0]) ?? z.strictObject({});
    const output = asSchema(definition.output);
    return [
      {
        path,
        type,
        policy: meta.policy,
        rest: meta.openapi,
        pathParams: [...meta.openapi.path.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? ""),
        fields: fieldsOf(input),
        input,
        output: output instanceof z.ZodVoid ? undefined : output,
        steps: parsingAtOnce(definition.middlewares, { input, output }),
      },
    ];
  });
}

/** `/events/{id}` as Fastify writes it: `/events/:id`. */
export function routeOf(rest: RestMeta): string {
  return rest.path.replaceAll(/\{(\w+)\}/g, ":$1");
}

function fieldsOf(input: z.ZodType): Readonly<Record<string, z.ZodType>> {
  if (input instanceof z.ZodOptional || input instanceof z.ZodDefault) return fieldsOf(input.unwrap() as z.ZodType);
  if (input instanceof z.ZodObject) return input.shape as Record<string, z.ZodType>;
  throw new Error("REST publishes procedures whose input is an object");
}

function asSchema(value: unknown): z.ZodType | undefined {
  return value instanceof z.ZodType ? value : undefined;
}
