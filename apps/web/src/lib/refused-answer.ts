import { ForeignAnswer, ProblemError } from "./problem.ts";

/** What an answer that is not the file or report that was asked for ends with: the server's own refusal, or somebody else's page. */
export async function refusalIn(response: Response): Promise<ProblemError | ForeignAnswer> {
  const isOurs = response.headers.get("content-type")?.startsWith("application/problem+json");
  return isOurs ? new ProblemError(await response.json()) : new ForeignAnswer(response);
}
