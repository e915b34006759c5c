import type { AnyRouter } from "@trpc/server";
import { z } from "zod";
import { problemOf } from "../problem.ts";
import type { createCaller } from "../root.ts";

type Caller = ReturnType<typeof createCaller>;

/** Every procedure, as `events.list`. */
export function procedurePaths(router: AnyRouter): string[] {
  return Object.keys(router._def.procedures).sort();
}

/** The changes among them. */
export function mutationPaths(router: AnyRouter): string[] {
  return procedurePaths(router).filter((path) => router._def.procedures[path]._def.type === "mutation");
}

/** Calls a procedure by its name with whatever input. */
export async function callByName(caller: Caller, path: string, input: unknown): Promise<unknown> {
  const [feature = "", name = ""] = path.split(".");
  const procedures = (caller as unknown as Record<string, Record<string, (input: unknown) => Promise<unknown>>>)[
    feature
  ];
  const procedure = procedures?.[name];
  if (procedure === undefined) throw new Error(`There is no procedure ${path}`);
  return procedure(input);
}

/** How such a call ends: the reason of its refusal, or `done`. */
export async function reasonOfCall(caller: Caller, path: string, input: unknown): Promise<string> {
  try {
    await callByName(caller, path, input);
    return "done";
  } catch (error) {
    return problemOf(error, "en").reason;
  }
}

/** The fields that the input of a procedure has, by name; none where it takes no input. */
export function inputOf(router: AnyRouter, path: string): Readonly<Record<string, unknown>> {
  let schema: unknown = router._def.procedures[path]._def.inputs[0];
  if (schema instanceof z.ZodOptional) schema = schema.unwrap();
  return schema instanceof z.ZodObject ? schema.shape : {};
}
