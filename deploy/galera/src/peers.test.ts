import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { request, type Server } from "node:https";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { GrantRequest } from "./grant.ts";
import { type PeerDuties, servePeers } from "./peer-server.ts";
import { Peers } from "./peers.ts";
import type { NodeReport } from "./report.ts";
import { readSettings } from "./settings.ts";

const dir = mkdtempSync(join(tmpdir(), "guichet-peers-"));
const makeSecrets = (name: string) => {
  const env = { ...process.env, NODE_HOSTS: "127.0.0.1" };
  execFileSync(process.execPath, [join(import.meta.dirname, "../../secrets/src/main.ts"), join(dir, name)], { env });
};
beforeAll(() => {
  makeSecrets("ours");
  makeSecrets("foreign");
});
afterAll(() => rmSync(dir, { recursive: true }));

const report: NodeReport = { name: "b", phase: "offline", folder: { kind: "empty" }, lineage: [], primary: false };

let server: Server | undefined;
afterEach(() => {
  server?.close();
  server?.closeAllConnections();
});

/** A supervisor b that listens, and what a supervisor a with these secrets makes of it. */
async function meet(secrets: string, duties: Partial<PeerDuties>) {
  const settings = (name: string, of: string, port: string) =>
    readSettings({
      NODE_NAME: name,
      CLUSTER_NODES: "a=127.0.0.1,b=127.0.0.1,c=127.0.0.9",
      SECRETS_DIR: join(dir, of, "database"),
      PEER_PORT: port,
    });
  const all: PeerDuties = {
    report: () => report,
    grant: () => ({ granted: false, why: "no" }),
    release: () => {},
    ...duties,
  };
  server = await servePeers(
    all,
    { ...settings("b", "ours", "1"), ports: { ...settings("b", "ours", "1").ports, peer: 0 } },
    "127.0.0.1",
  );
  const address = server.address() as { port: number };
  return new Peers(settings("a", secrets, String(address.port)));
}

describe("the supervisors among each other", () => {
  it("say what their nodes hold; one that is not there says nothing", async () => {
    const peers = await meet("ours", {});
    expect(await peers.reports()).toEqual([report]);
  });

  it("give their word, or say why not", async () => {
    const asked: GrantRequest[] = [];
    const grant = (request: GrantRequest) => {
      asked.push(request);
      return { granted: true as const, grant: { candidate: "a", until: 1 } };
    };
    const peers = await meet("ours", { grant });
    const answers = await peers.askGrants({ candidate: { ...report, name: "a" }, forced: false });
    expect(answers).toEqual([
      { granted: true, grant: { candidate: "a", until: 1 } },
      { granted: false, why: "c does not answer" },
    ]);
    expect(asked).toEqual([{ candidate: { ...report, name: "a" }, forced: false }]);
  });

  it("hear nobody whose certificate is of another authority", async () => {
    const peers = await meet("foreign", {});
    expect(await peers.reports()).toEqual([]);
  });

  it.each(["no certificate", "one of another authority"])("are asked in vain with %s", async (which) => {
    let asked = 0;
    const count = () => {
      asked += 1;
      return report;
    };
    await meet("ours", { report: count });
    const { port } = (server as Server).address() as { port: number };
    const file = (name: string) => readFileSync(join(dir, "foreign/database", name));
    const own = which === "no certificate" ? {} : { cert: file("node.pem"), key: file("node-key.pem") };
    const asking = new Promise((done, fail) => {
      const options = { host: "127.0.0.1", port, path: "/report", rejectUnauthorized: false, ...own };
      request(options, done).on("error", fail).end();
    });
    await expect(asking).rejects.toThrow();
    expect(asked).toBe(0);
  });

  it("do not believe one that goes by another's name", async () => {
    const peers = await meet("ours", { report: () => ({ ...report, name: "c" }) });
    expect(await peers.reports()).toEqual([]);
  });

  it("do not believe an answer that is none", async () => {
    const nonsense = { ...report, phase: "dancing" } as unknown as NodeReport;
    const peers = await meet("ours", { report: () => nonsense });
    expect(await peers.reports()).toEqual([]);
  });
});
