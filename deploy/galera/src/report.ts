import type { Lineage } from "./lineage.ts";

/**
 * What a data folder holds:
 * - `empty`: nothing yet
 * - `incomplete`: the remains of a state transfer that was broken off; nothing that could be used
 * - `unreadable`: something that MariaDB cannot start on; a person must look
 * - `history`: transactions 1 to `seqno` of the history `uuid`
 */
export type Folder =
  | { readonly kind: "empty" | "incomplete" }
  | { readonly kind: "unreadable"; readonly why: string }
  | { readonly kind: "history"; readonly uuid: string; readonly seqno: number };

/** What a node says of itself to the other nodes' supervisors. */
export interface NodeReport {
  readonly name: string;
  /** `offline`: no MariaDB runs, `folder` stands still. `starting`: it has begun, as a joiner or alone. `running`: it answers. */
  readonly phase: "offline" | "starting" | "running";
  /** While it runs: as of the last look, at most a second or two ago. */
  readonly folder: Folder;
  readonly lineage: Lineage;
  /** Whether it is part of the component that may take writes. */
  readonly primary: boolean;
}

/** Most bytes of a report as JSON: the longest lineage, and more. */
export const REPORT_LIMIT = 65_536;

/**
 * Reads what another supervisor sent.
 * @throws Error when it is no report
 */
export function parseReport(text: string): NodeReport {
  const value = JSON.parse(text) as Partial<NodeReport> | null;
  const phases = ["offline", "starting", "running"];
  const isReport =
    typeof value?.name === "string" &&
    phases.includes(value.phase ?? "") &&
    isFolder(value.folder) &&
    isLineage(value.lineage) &&
    typeof value.primary === "boolean";
  if (!isReport) throw new Error("not a report of a node");
  return value as NodeReport;
}

export function isFolder(value: unknown): value is Folder {
  const folder = value as Partial<Record<string, unknown>> | null | undefined;
  switch (folder?.["kind"]) {
    case "empty":
    case "incomplete":
      return true;
    case "unreadable":
      return typeof folder["why"] === "string";
    case "history":
      return typeof folder["uuid"] === "string" && Number.isSafeInteger(folder["seqno"]);
    default:
      return false;
  }
}

export function isLineage(value: unknown): value is Lineage {
  return (
    Array.isArray(value) && value.every((item) => typeof item?.id === "string" && Number.isSafeInteger(item?.seqno))
  );
}
