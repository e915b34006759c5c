import { readFileSync } from "node:fs";
import type { JsonSchema } from "./schema-arbitraries.ts";

/** An operation as docs/openapi.json has it. */
export interface DocumentedOperation {
  readonly method: string;
  /** `/events/{id}`. */
  readonly path: string;
  readonly query: readonly { readonly name: string; readonly schema: JsonSchema }[];
  readonly body: JsonSchema | undefined;
  readonly statuses: readonly string[];
}

interface Described {
  readonly parameters?: readonly { readonly in?: string; readonly name?: string; readonly schema?: JsonSchema }[];
  readonly requestBody?: { readonly content: Record<string, { readonly schema: JsonSchema }> };
  readonly responses: Record<string, unknown>;
}

export function documentedOperations(): DocumentedOperation[] {
  const text = readFileSync(new URL("../../../../docs/openapi.json", import.meta.url), "utf8");
  const { paths } = JSON.parse(text) as { paths: Record<string, Record<string, Described>> };
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { parameters = [], requestBody, responses }]) => ({
      method: method.toUpperCase(),
      path,
      query: parameters.flatMap((one) =>
        one.in === "query" ? [{ name: one.name ?? "", schema: one.schema ?? {} }] : [],
      ),
      body: requestBody?.content["application/json"]?.schema,
      statuses: Object.keys(responses),
    })),
  );
}

/**
 * The operation that a request is about, if there is one: by its path as a router decodes it, a name before an id. A HEAD is about
 * the GET.
 */
export function operationAt(
  operations: readonly DocumentedOperation[],
  method: string,
  url: string,
): DocumentedOperation | undefined {
  const asked = segmentsOf(url.split(/[?#]/)[0] ?? "").map(decoded);
  const paths = operations.map(({ path }) => path).filter((path) => isAbout(path, asked));
  const path = paths.find((one) => !one.includes("{id}")) ?? paths[0];
  return operations.find((one) => one.path === path && one.method === (method === "HEAD" ? "GET" : method));
}

function isAbout(path: string, asked: readonly string[]): boolean {
  const template = segmentsOf(path);
  return template.length === asked.length && template.every((part, i) => part === "{id}" || part === asked[i]);
}

function segmentsOf(path: string): string[] {
  return path.replace(/\/$/, "").split("/");
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
