import type { Statement } from "@guichet/db";

/** What Studio's page asks (createStudioBFFClient of @prisma/studio-core): one statement, two that belong together, or a transaction. */
export interface StudioRequest {
  readonly procedure: "query" | "sequence" | "transaction";
  readonly statements: readonly Statement[];
}

const WHERE = { query: "query", sequence: "sequence", transaction: "queries" } as const;
const MOST_STATEMENTS = 1_000;

/** Reads a request; null when it is none that is known here. */
export function parseRequest(body: unknown): StudioRequest | null {
  if (!isObject(body)) return null;
  const { procedure } = body;
  if (procedure !== "query" && procedure !== "sequence" && procedure !== "transaction") return null;
  const asked = body[WHERE[procedure]];
  const list = procedure === "query" ? [asked] : asked;
  if (!Array.isArray(list) || list.length === 0 || list.length > MOST_STATEMENTS) return null;
  const statements = list.map(toStatement);
  return statements.every((statement) => statement !== null) ? { procedure, statements } : null;
}

/** The answer with the rows of each statement. */
export function answerOf({ procedure }: StudioRequest, results: readonly unknown[]): unknown {
  switch (procedure) {
    case "query":
      return [null, results[0]];
    case "sequence":
      return results.map((rows) => [null, rows]);
    case "transaction":
      return [null, results];
  }
}

/** The answer that nothing was done, and why. */
export function failureOf({ procedure }: StudioRequest, message: string): unknown {
  const failure = [{ name: "Error", message }];
  return procedure === "sequence" ? [failure] : failure;
}

function toStatement(query: unknown): Statement | null {
  if (!isObject(query)) return null;
  const { sql, parameters } = query;
  if (typeof sql !== "string" || !Array.isArray(parameters) || !parameters.every(isValue)) return null;
  return { sql, parameters };
}

function isValue(value: unknown): boolean {
  return value === null || ["string", "number", "boolean"].includes(typeof value);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
