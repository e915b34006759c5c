import { statfsSync } from "node:fs";
import type { SqlSession } from "./sql-session.ts";

/** What a node's server says of itself. */
export interface Vitals {
  readonly primary: boolean;
  /** 4 Synced, 2 Donor or desynced, 1 and 3 still joining; 0 on its own. */
  readonly state: number;
  readonly ready: boolean;
  readonly rejecting: boolean;
  readonly readOnly: boolean;
  readonly clusterSize: number;
  readonly uuid: string;
  readonly seqno: number;
  readonly freeBytes: number;
}

const QUESTION = `SELECT VARIABLE_NAME, VARIABLE_VALUE FROM information_schema.GLOBAL_STATUS WHERE VARIABLE_NAME IN
('WSREP_CLUSTER_STATUS','WSREP_LOCAL_STATE','WSREP_READY','WSREP_CLUSTER_SIZE','WSREP_CLUSTER_STATE_UUID','WSREP_LAST_COMMITTED')
UNION ALL SELECT 'REJECT', @@GLOBAL.wsrep_reject_queries UNION ALL SELECT 'READ_ONLY', @@GLOBAL.read_only`.replaceAll(
  "\n",
  " ",
);

/** Slower than this, a server is no use to anybody. */
const LIMIT_MS = 1_000;

/**
 * Asks the server.
 * @throws Error when it does not answer within a second
 */
export async function askVitals(session: SqlSession, nodeDir: string): Promise<Vitals> {
  const answer = new Map((await session.query(QUESTION, LIMIT_MS)).map(([name = "", value = ""]) => [name, value]));
  const text = (name: string) => answer.get(name) ?? "";
  const { bavail, bsize } = statfsSync(nodeDir);
  return {
    primary: text("WSREP_CLUSTER_STATUS") === "Primary",
    state: Number(text("WSREP_LOCAL_STATE")),
    ready: text("WSREP_READY") === "ON",
    rejecting: text("REJECT") !== "NONE",
    readOnly: !["0", "OFF"].includes(text("READ_ONLY")),
    clusterSize: Number(text("WSREP_CLUSTER_SIZE")),
    uuid: text("WSREP_CLUSTER_STATE_UUID"),
    seqno: Number(text("WSREP_LAST_COMMITTED")),
    freeBytes: bavail * bsize,
  };
}

const SYNCED = 4;
const DONOR = 2;
/** Room for a few batches and for the log that the server is writing. */
const LEAST_FREE_BYTES = 48 * 1024 * 1024;

/** Whether the node has all of the cluster's data. */
export const isWhole = ({ primary, state }: Vitals): boolean => primary && (state === SYNCED || state === DONOR);

/** Why a node should get no traffic; null when it may get its share. */
export function whyNotSynced(vitals: Vitals): string | null {
  if (vitals.freeBytes < LEAST_FREE_BYTES)
    return `its disk is full (${Math.floor(vitals.freeBytes / 1_048_576)} MB left)`;
  return vitals.state === DONOR ? "it is giving another node a copy, or desynced" : whyNotAvailable(vitals);
}

/** Why a node could not serve even if it were the last one; null when it could. */
export function whyNotAvailable(vitals: Vitals): string | null {
  if (!vitals.primary) return "it is not part of the primary component";
  if (!vitals.ready || (vitals.state !== SYNCED && vitals.state !== DONOR)) return "it is not ready";
  if (vitals.rejecting) return "it rejects queries";
  if (vitals.readOnly) return "it is read-only";
  return null;
}
