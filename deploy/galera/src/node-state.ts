import { type Answer, answerRequest, GRANT_MS, type Grant, type GrantRequest } from "./grant.ts";
import type { Health } from "./health-server.ts";
import { keep, readKept } from "./kept-file.ts";
import type { Lineage } from "./lineage.ts";
import { log } from "./log.ts";
import type { NodeFiles } from "./node-files.ts";
import type { PeerDuties } from "./peer-server.ts";
import { type Folder, isLineage, type NodeReport } from "./report.ts";
import { type Vitals, whyNotAvailable, whyNotSynced } from "./vitals.ts";

/** Older than this, what the server said of itself is not believed. */
const FRESH_MS = 1_500;

/** All that a supervisor knows of its node, and what it tells others of it. What must outlive it is on disk before it is said. */
export class NodeState implements PeerDuties, Health {
  phase: NodeReport["phase"] = "offline";
  folder: Folder = { kind: "empty" };
  /** Whether it started the cluster and nobody has come yet: then nobody is sent to it. */
  alone = false;
  /** Founded, and no other node has a copy yet: the first one who gets it makes a donor of this node, which then takes no traffic. */
  onlyCopy = false;
  /** What it waits for, for people. */
  note = "";
  readonly #name: string;
  readonly #files: NodeFiles;
  #lineage: Lineage;
  #grant: Grant | null;
  #vitals: { readonly vitals: Vitals; readonly at: number } | null = null;

  constructor(name: string, files: NodeFiles) {
    this.#name = name;
    this.#files = files;
    // Without it, a node that holds data counts as one of another past: it keeps out of everything until a person has decided.
    this.#lineage = readOr(files.lineage, isLineage, []) ?? [];
    // It may have been anybody's: for as long as it would hold, nobody gets another.
    this.#grant = readOr(files.grant, isGrantOrNull, { candidate: "", until: Date.now() + GRANT_MS });
  }

  get lineage(): Lineage {
    return this.#lineage;
  }

  keepLineage(lineage: Lineage): void {
    keep(this.#files.lineage, lineage);
    this.#lineage = lineage;
  }

  /** What the server says of itself now; null when it does not answer, or does not run. */
  takeVitals(vitals: Vitals | null): void {
    if (vitals === null) return;
    this.#vitals = { vitals, at: performance.now() };
    if (vitals.primary && vitals.clusterSize > 1) this.#findCompany();
    if (vitals.primary) this.folder = { kind: "history", uuid: vitals.uuid, seqno: vitals.seqno };
  }

  forgetVitals(): void {
    this.#vitals = null;
  }

  report(): NodeReport {
    const { phase, folder } = this;
    const primary = phase === "running" && this.#fresh()?.primary === true;
    return { name: this.#name, phase, folder, lineage: this.#lineage, primary };
  }

  grant(request: GrantRequest): Answer {
    const answer = answerRequest(request, this.report(), { grant: this.#grant, now: Date.now() });
    if (answer.granted) this.#keepGrant(answer.grant);
    return answer;
  }

  release(candidate: string): void {
    if (this.#grant?.candidate === candidate) this.#keepGrant(null);
  }

  whyNotSynced(): string | null {
    return this.#whyNot(whyNotSynced);
  }

  whyNotAvailable(): string | null {
    return this.#whyNot(whyNotAvailable);
  }

  status(): object {
    const server = this.#fresh();
    return { ...this.report(), alone: this.alone, note: this.note, synced: this.whyNotSynced() ?? "yes", server };
  }

  /** A member of a cluster of two or more: whatever word this node gave has served its purpose. */
  #findCompany(): void {
    this.alone = false;
    if (this.#grant !== null) this.#keepGrant(null);
  }

  #whyNot(judge: (vitals: Vitals) => string | null): string | null {
    if (this.phase !== "running") return `MariaDB is ${this.phase}`;
    const vitals = this.#fresh();
    if (vitals === null) return "MariaDB does not answer";
    if (this.alone) return "it started the cluster and waits for a second node";
    return this.onlyCopy ? "it founded the cluster and gives a second node its copy" : judge(vitals);
  }

  #fresh(): Vitals | null {
    return this.#vitals !== null && performance.now() - this.#vitals.at < FRESH_MS ? this.#vitals.vitals : null;
  }

  #keepGrant(grant: Grant | null): void {
    keep(this.#files.grant, grant);
    this.#grant = grant;
  }
}

/** A file that is damaged shall not keep the supervisor from going on, with what is safe in its place. */
function readOr<T>(file: string, isRight: (value: unknown) => value is T, otherwise: T): T | null {
  try {
    return readKept(file, isRight);
  } catch (error) {
    log(`${file} cannot be used, and is taken for ${JSON.stringify(otherwise)}: ${(error as Error).message}`);
    return otherwise;
  }
}

function isGrantOrNull(value: unknown): value is Grant | null {
  const grant = value as Partial<Grant> | null;
  return grant === null || (typeof grant.candidate === "string" && typeof grant.until === "number");
}
