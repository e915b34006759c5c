import { type Database, findEvent, type WatchedSession, watchedEvents } from "@guichet/db";
import { type TrackedEnvelope, tracked } from "@trpc/server";
import type { Context } from "../context.ts";
import { fail, ok, type Result } from "../errors.ts";
import { answerKey } from "../public-answers.ts";
import { presentSession } from "../sessions/present.ts";
import { salesStateOf } from "../sessions/rules.ts";
import type { Change, KnownStates } from "./channel.ts";
import { type EventState, eventNewsSince, type SeenSession } from "./event-rules.ts";
import { fingerprint } from "./fingerprint.ts";
import type { EventNews, WatchEventInput } from "./schema.ts";

export interface EventReading {
  readonly database: Pick<Database, "writer">;
  readonly now: () => Date;
}

/**
 * Reads all events that are watched. From the writer, though visitors' pages are read elsewhere: of two nodes that take turns, one may be
 * behind, and seats would come and go on the screen.
 */
export async function readEvents(
  { database, now: clock }: EventReading,
  known: KnownStates<EventState>,
): Promise<Map<string, EventState>> {
  const now = clock();
  const found = await watchedEvents(database.writer, [...known.keys()], now);
  return new Map(
    [...known].map(([id, before]) => {
      const event = found.get(id);
      const isPublished = event?.status === "PUBLISHED";
      const sessions = new Map(event?.sessions.map((row) => [row.id, seen(row, before?.sessions.get(row.id), now)]));
      const stamps = [...sessions].map(([sessionId, { stamp }]) => `${sessionId} ${stamp}`);
      const version = event?.version ?? 0;
      const state = { id: fingerprint([isPublished, version, ...stamps]), isPublished, version, sessions };
      return [id, state];
    }),
  );
}

/** A session that has not changed is not presented again. */
function seen(row: WatchedSession, before: SeenSession | undefined, now: Date): SeenSession {
  const stamp = `${row.version} ${row.reserved} ${salesStateOf(row, now)}`;
  return before?.stamp === stamp ? before : { stamp, session: presentSession(row, now) };
}

/** What happens to an event and its sessions, for visitors. Nobody sees more here, whoever asks. */
export async function watchEvent(
  ctx: Context,
  { id: idOrSlug, lastEventId }: WatchEventInput,
  signal: AbortSignal,
): Promise<Result<AsyncGenerator<TrackedEnvelope<EventNews>>>> {
  const id = await findPublished(ctx, idOrSlug);
  if (id === null) return fail("event-not-found");
  return ok(newsOf(ctx, { id, sent: lastEventId ?? null, signal }));
}

/** Thousands of pages that come back at once, after a restart say, are one question for each event. */
async function findPublished(ctx: Context, idOrSlug: string): Promise<string | null> {
  const ask = async () => {
    const event = await findEvent(ctx.database.reader, idOrSlug);
    return event?.status === "PUBLISHED" ? { ok: true, data: event.id } : { ok: false };
  };
  const key = answerKey("live.event", idOrSlug);
  const { data } = key === null ? await ask() : await ctx.publicAnswers.read(key, ask);
  return data ?? null;
}

async function* newsOf(
  ctx: Context,
  { id, sent: first, signal }: { id: string; sent: string | null; signal: AbortSignal },
): AsyncGenerator<TrackedEnvelope<EventNews>> {
  let sent = first;
  for (;;) {
    const change = await ctx.live.events.next(id, sent, signal);
    if (change === null || change.to === null) return;
    sent = change.to.id;
    yield tracked(sent, sharedNews({ from: change.from, to: change.to }, ctx.now()));
  }
}

interface MadeNews {
  readonly news: EventNews;
  readonly madeAt: number;
}

/** Whoever has seen the same is told the same, by the very same object: what is made of it on its way out is made once. */
const made = new WeakMap<EventState, Map<string, MadeNews>>();
/** `serverTime` must not be older. */
const SHARED_MS = 1_000;

function sharedNews({ from, to }: Change<EventState> & { to: EventState }, now: Date): EventNews {
  const ofState = made.get(to) ?? new Map<string, MadeNews>();
  made.set(to, ofState);
  const kept = ofState.get(from?.id ?? "");
  if (kept !== undefined && Math.abs(now.getTime() - kept.madeAt) < SHARED_MS) return kept.news;
  const news = eventNewsSince(from, to, now);
  ofState.set(from?.id ?? "", { news, madeAt: now.getTime() });
  return news;
}
