import type { Answer, GrantRequest } from "./grant.ts";
import { parseReport } from "./report.ts";

/** @throws Error when it is no request for a grant */
export function parseRequest(text: string): GrantRequest {
  const value = JSON.parse(text) as Partial<GrantRequest> | null;
  return { candidate: parseReport(JSON.stringify(value?.candidate ?? null)), forced: value?.forced === true };
}

/** @throws Error when it is no answer to one */
export function parseAnswer(text: string): Answer {
  const value = JSON.parse(text) as Partial<Record<string, unknown>> | null;
  if (value?.["granted"] === true) return value as unknown as Answer;
  if (value?.["granted"] === false && typeof value["why"] === "string") return { granted: false, why: value["why"] };
  throw new Error("not an answer to a request");
}
