import { setTimeout as sleep } from "node:timers/promises";
import type { LatestAcknowledged } from "./acknowledged.ts";
import type { Desk } from "./desk.ts";
import { toList, toRead, toSeePage } from "./wishes.ts";

const REST_MS = 100;
/** Of a reader's looks, those at the list of staff. */
const LISTED = 0.3;

/** Looks for what was acknowledged a moment ago, by the API process that did not acknowledge it, until the load is over. */
export async function beCausalReader(desk: Desk, latest: LatestAcknowledged, staffKey: string): Promise<void> {
  while (!desk.isOver) {
    const seen = latest.pick();
    if (seen !== null) {
      const wish =
        Math.random() < LISTED ? toList(seen.facts, staffKey, desk.nextWish()) : toRead(seen.facts.id, desk.nextWish());
      await desk.onceAnywhere(wish, desk.otherApi({ name: seen.by }));
    }
    await sleep(REST_MS * (0.5 + Math.random()));
  }
}

/** Looks at public pages until the load is over. */
export async function beVisitor(desk: Desk, paths: readonly string[]): Promise<void> {
  while (!desk.isOver) {
    const path = paths[Math.floor(Math.random() * paths.length)] ?? "/events/";
    await desk.onceAnywhere(toSeePage(path, desk.nextWish()));
    await sleep(REST_MS * (0.5 + Math.random()));
  }
}
