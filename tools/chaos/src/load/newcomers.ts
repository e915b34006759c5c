import { setTimeout as sleep } from "node:timers/promises";
import type { LatestAcknowledged } from "./acknowledged.ts";
import type { Desk } from "./desk.ts";
import { makeKey, toBook, toList, toRead, toSeePage } from "./wishes.ts";

const EVERY_MS = 150;
/** Enough for all that come while the first of them waits in vain. */
const MOST_UNDER_WAY = 250;

interface NewcomerOptions {
  readonly sessions: readonly string[];
  readonly pages: readonly string[];
  readonly staffKey: string;
  readonly latest: LatestAcknowledged;
}

/**
 * People who come whether or not those before them were served, each with one request: a booking, a look at one, at the list of
 * staff, at a page. They are what the times without writes and reads are measured with: clients who wait for an answer of before
 * the fault do not notice when it is over.
 */
export async function letNewcomersIn(
  desk: Desk,
  { sessions, pages, staffKey, latest }: NewcomerOptions,
): Promise<void> {
  const underWay = new Set<Promise<unknown>>();
  for (let i = 0; !desk.isOver; i++) {
    const session = sessions[i % sessions.length] ?? "";
    const seen = latest.pick();
    const wishes = [
      toBook({ session, seats: 1, key: makeKey() }, desk.nextWish()),
      toSeePage(pages[i % pages.length] ?? "/events/", desk.nextWish()),
      ...(seen === null ? [] : [toRead(seen.facts.id, desk.nextWish()), toList(seen.facts, staffKey, desk.nextWish())]),
    ];
    for (const wish of underWay.size > MOST_UNDER_WAY ? [] : wishes) {
      const asked = desk.onceAnywhere(wish).finally(() => underWay.delete(asked));
      underWay.add(asked);
    }
    await sleep(EVERY_MS);
  }
  await Promise.all(underWay);
}
