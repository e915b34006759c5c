import { randomUUID } from "node:crypto";
import { lookup } from "node:dns/promises";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { setUpAccounts } from "./accounts.ts";
import { makeDataFolder, makeFolders } from "./data-folder.ts";
import { FailedStarts } from "./failed-starts.ts";
import { allowStart, inspectFolder } from "./folder.ts";
import { serveHealth } from "./health-server.ts";
import { restarted } from "./lineage.ts";
import { log } from "./log.ts";
import { endLeftover, recoverPosition, startMariadbd } from "./mariadbd.ts";
import { mariadbdConfig } from "./mariadbd-config.ts";
import { filesOf, type NodeFiles } from "./node-files.ts";
import { NodeState } from "./node-state.ts";
import { Override } from "./override.ts";
import { servePeers } from "./peer-server.ts";
import { Peers } from "./peers.ts";
import { hostOf, type Settings } from "./settings.ts";
import { type Circumstances, chooseStart, giveBackWord, type StartPlan } from "./start-plan.ts";
import { watchServer } from "./watch.ts";

const FIRST_BACKOFF_MS = 1_000;
const LONGEST_BACKOFF_MS = 15_000;
/** A server that ran so long did not fail at its start. */
const STEADY_MS = 60_000;

/**
 * Keeps one node of the cluster going until `signal`: finds out what its data folder holds, agrees with the other nodes on who starts the
 * cluster, starts MariaDB, watches it, and does so again when it ends.
 * @throws whatever keeps it from starting: a port that is taken, a secret that is missing
 */
export async function supervise(settings: Settings, signal: AbortSignal): Promise<void> {
  const files = filesOf(settings);
  makeFolders(settings, files);
  await endLeftover(files);
  const address = (await lookup(hostOf(settings), { family: 4 })).address;
  const state = new NodeState(settings.nodeName, files);
  const peers = new Peers(settings);
  // Its folder is not known yet: it answers nobody before.
  state.phase = "starting";
  const servers = [
    await servePeers(state, settings, address),
    await serveHealth(state, settings.ports.health, settings.mysqlBind),
  ];
  const around: Circumstances = { settings, state, peers, override: new Override(files), signal };
  const starts = new FailedStarts();
  let backoff = FIRST_BACKOFF_MS;
  try {
    while (!signal.aborted) {
      const began = performance.now();
      await oneLife(around, files, { address, starts });
      backoff = performance.now() - began > STEADY_MS ? FIRST_BACKOFF_MS : Math.min(backoff * 2, LONGEST_BACKOFF_MS);
      await sleep(backoff / 2, undefined, { signal });
    }
  } catch (error) {
    if (!signal.aborted) throw error;
  } finally {
    for (const server of servers) server.close().closeAllConnections();
  }
}

/** From a folder that stands still to a server that has ended. */
async function oneLife(
  around: Circumstances,
  files: NodeFiles,
  { address, starts }: { readonly address: string; readonly starts: FailedStarts },
): Promise<void> {
  const { settings, state, peers, signal } = around;
  state.forgetVitals();
  writeConfig(around, files, address);
  state.folder = starts.judge(await inspectFolder(files, () => recoverPosition(files, signal)));
  signal.throwIfAborted();
  state.phase = "offline";
  const plan = await chooseStart(around);
  state.phase = "starting";
  state.note = "";
  if (plan.kind === "look-again") return;
  rmSync(files.scratch, { recursive: true, force: true });
  makeFolders(settings, files);
  try {
    const args = await prepareStart(plan, around, files);
    writeConfig(around, files, address);
    const server = startMariadbd(files, args);
    const how = await watchServer(server, {
      ...around,
      files,
      aloneUntil: plan.kind === "join" ? null : plan.aloneUntil,
      onPrimary: plan.kind === "found" ? () => completeFounding(settings, files) : null,
    });
    starts.note(plan.kind, state.report().phase === "running" || signal.aborted);
    if (!signal.aborted) log(`MariaDB has ended (${how})`);
  } finally {
    state.alone = false;
    state.onlyCopy = false;
    state.phase = "starting";
    if (plan.kind !== "join") await giveBackWord(state, peers);
  }
}

/** Brings the folder and what is known of its history to where the server is started on them. @returns the server's options */
async function prepareStart(
  plan: Exclude<StartPlan, { kind: "look-again" }>,
  { settings, state }: Circumstances,
  files: NodeFiles,
): Promise<readonly string[]> {
  const { folder } = state;
  const at = folder.kind === "history" ? [`--wsrep-start-position=${folder.uuid}:${folder.seqno}`] : [];
  switch (plan.kind) {
    case "join":
      state.keepLineage(plan.lineage);
      if (folder.kind !== "history") mkdirSync(files.data, { recursive: true, mode: 0o700 });
      makeFolders(settings, files);
      return at;
    case "found":
      log("founding the cluster: all folders are empty");
      state.alone = true;
      state.onlyCopy = true;
      writeFileSync(files.founding, "");
      await makeDataFolder(settings, files);
      state.keepLineage(restarted({ seqno: 0, lineage: [] }, randomUUID()));
      return ["--wsrep-new-cluster"];
    case "revive":
      if (folder.kind !== "history") throw new Error("a node without data cannot start the cluster again");
      log(`starting the cluster again from this node's data, ${folder.uuid}:${folder.seqno}`);
      state.alone = plan.aloneUntil !== null;
      state.keepLineage(restarted({ seqno: folder.seqno, lineage: state.lineage }, randomUUID()));
      allowStart(files, folder);
      return ["--wsrep-new-cluster", ...at];
  }
}

async function completeFounding(settings: Settings, files: NodeFiles): Promise<void> {
  await setUpAccounts(settings);
  rmSync(files.founding);
  log("the cluster is founded: the database and its users are made");
}

function writeConfig({ settings, state }: Circumstances, files: NodeFiles, address: string): void {
  rmSync(files.config, { force: true });
  // The transfer scripts read it as the user that MariaDB runs as. It holds no secret.
  writeFileSync(files.config, mariadbdConfig(settings, address, state.lineage.at(-1)?.id ?? "new"), { mode: 0o644 });
}
