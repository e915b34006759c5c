import { setTimeout as sleep } from "node:timers/promises";
import type { Entry } from "../record/entry.ts";
import type { LatestAcknowledged } from "./acknowledged.ts";
import type { Desk } from "./desk.ts";
import { makeKey, type Seats, toBook, toChange } from "./wishes.ts";

/** A guest rests between two wishes, drawn a half shorter to a half longer. */
const REST_MS = 80;
const MOST_SEATS = 4;

/** What becomes of bookings: shares of all. */
const CONFIRMED = 0.5;
const CANCELLED = 0.3;

/** How they are asked for: as one asks who is in doubt, and as a careless program does. */
const TWINS = 0.1;
const REPLAYED = 0.05;
const ALTERED = 0.03;

interface GuestOptions {
  readonly sessions: readonly string[];
  readonly latest: LatestAcknowledged;
}

/**
 * Books, confirms and cancels, one wish after the other, until the load is over. When a session is sold out, the guest gives
 * back seats of an earlier booking: the hot session stays at its edge.
 */
export async function beGuest(desk: Desk, { sessions, latest }: GuestOptions): Promise<void> {
  const own: string[] = [];
  const change = async (kind: "confirm" | "cancel", booking: string) => {
    await desk.untilAnswered(toChange(kind, booking, desk.nextWish()));
  };
  while (!desk.isOver) {
    const session = sessions[Math.floor(Math.random() * sessions.length)] ?? "";
    const { outcome, api } = await book(desk, {
      session,
      seats: 1 + Math.floor(Math.random() * MOST_SEATS),
      key: makeKey(),
    });
    if (outcome.kind === "acknowledged" && outcome.booking !== null) {
      const { id } = outcome.booking;
      latest.add({ facts: outcome.booking, by: api });
      if (Math.random() < CONFIRMED) await change("confirm", id);
      if (Math.random() < CANCELLED) await change("cancel", id);
      else own.push(id);
    } else if (outcome.kind === "refused" && own.length > 0) {
      await change("cancel", own.shift() ?? "");
    }
    await sleep(REST_MS * (0.5 + Math.random()));
  }
}

async function book(desk: Desk, seats: Seats): Promise<Entry> {
  const wish = toBook(seats, desk.nextWish());
  const dice = Math.random();
  if (dice < TWINS) {
    const api = desk.anyApi();
    const [one] = await Promise.all([desk.untilAnswered(wish, api), desk.untilAnswered(wish, desk.otherApi(api))]);
    return one;
  }
  const entry = await desk.untilAnswered(wish);
  if (dice < TWINS + REPLAYED) return desk.untilAnswered(wish, desk.otherApi({ name: entry.api }));
  if (dice < TWINS + REPLAYED + ALTERED && entry.outcome.kind === "acknowledged") {
    // The same key for something else: refused, and the first booking stays as it is.
    await desk.untilAnswered(toBook({ ...seats, seats: seats.seats + 1 }, desk.nextWish()));
  }
  return entry;
}
