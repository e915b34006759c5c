import { holdsHistory, isAhead } from "./decision.ts";
import { hasDiverged } from "./lineage.ts";
import type { NodeReport } from "./report.ts";

/*
 * A cluster is started by one node alone, so no two may do it at once, whatever each of them has seen. Who wants to asks the others,
 * and starts with the word of a majority; a node gives its word to one at a time. It is given for a while: who has not found a second
 * member by then stops again, before the others may give their word to somebody else. Until then nobody is sent to it. Who has found one
 * gives the words back.
 */

/** A node's word that another, or itself, may start the cluster. */
export interface Grant {
  readonly candidate: string;
  /** Milliseconds since 1970. */
  readonly until: number;
}

/** What a candidate asks for. */
export interface GrantRequest {
  readonly candidate: NodeReport;
  /** A person has decided: how far it has come does not matter. */
  readonly forced: boolean;
}

export type Answer =
  | { readonly granted: true; readonly grant: Grant }
  | { readonly granted: false; readonly why: string };

/** How long a word holds. */
export const GRANT_MS = 60_000;
/** How long, from before it asked, a candidate may be alone: shorter than the words that it was given. */
export const ALONE_MS = 40_000;

/**
 * Whether a node gives its word.
 * @param voter the node that is asked, as it is now
 * @param given its last word, to whomever
 * @param now milliseconds since 1970
 */
export function answerRequest(
  request: GrantRequest,
  voter: NodeReport,
  given: { readonly grant: Grant | null; readonly now: number },
): Answer {
  const { candidate, forced } = request;
  const { grant, now } = given;
  if (voter.phase !== "offline") return { granted: false, why: `${voter.name} is ${voter.phase}` };
  if (grant !== null && grant.candidate !== candidate.name && now < grant.until) {
    return { granted: false, why: `${voter.name} gave its word to ${grant.candidate}` };
  }
  const objection = forced ? null : objectionOf(voter, candidate);
  if (objection !== null) return { granted: false, why: objection };
  return { granted: true, grant: { candidate: candidate.name, until: now + GRANT_MS } };
}

function objectionOf(voter: NodeReport, candidate: NodeReport): string | null {
  if (!holdsHistory(voter)) return null;
  if (!holdsHistory(candidate)) return `${voter.name} holds data, ${candidate.name} none`;
  if (voter.folder.uuid !== candidate.folder.uuid) return null; // Not of its kin: it neither helps nor hinders.
  if (hasDiverged({ seqno: voter.folder.seqno, lineage: voter.lineage }, candidate)) return null;
  return isAhead(voter, candidate) && voter.name !== candidate.name ? `${voter.name} has come further` : null;
}
