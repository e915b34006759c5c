import { writeFileSync } from "node:fs";
import { CommandFailed, run } from "../../../scripts/lib/children.mjs";
import { measuredEnv } from "../../bench/src/env.ts";
import type { NodeAddress } from "./checker/read-node.ts";

const AUDITOR = "packages/db/src/audit/cli.ts";

/** Audits every node and compares them with each other. @param report gets what the auditor says when something is wrong */
export async function verifyNodes(nodes: readonly NodeAddress[], report: string): Promise<boolean> {
  try {
    // Not as arguments: the list of processes shows those, and the URLs hold a password.
    const env = measuredEnv({ DATABASE_NODE_URLS: nodes.map(({ url }) => url).join(",") });
    await run(process.execPath, [AUDITOR], { env });
    return true;
  } catch (error) {
    if (!(error instanceof CommandFailed)) throw error;
    writeFileSync(report, error.output);
    return false;
  }
}
