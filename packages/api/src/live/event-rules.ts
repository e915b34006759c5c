import type { SessionDetail } from "../sessions/schema.ts";
import type { EventNews } from "./schema.ts";

/** An event as visitors saw it at some moment. */
export interface EventState {
  readonly id: string;
  readonly isPublished: boolean;
  readonly version: number;
  /** Those that had not ended, by id, earliest first. */
  readonly sessions: ReadonlyMap<string, SeenSession>;
}

export interface SeenSession {
  /** Another one whenever anything that is shown of the session is another. */
  readonly stamp: string;
  readonly session: SessionDetail;
}

/** What somebody who has seen `from` must be told; everything, when that is not known. A session that has ended is not called removed. */
export function eventNewsSince(from: EventState | undefined, to: EventState, now: Date): EventNews {
  const { isPublished, version } = to;
  const isComplete = from === undefined || from.isPublished !== isPublished;
  const changed = [...to.sessions].filter(([id, { stamp }]) => isComplete || from.sessions.get(id)?.stamp !== stamp);
  const gone = isComplete ? [] : [...from.sessions].filter(([id]) => !to.sessions.has(id));
  return {
    serverTime: now.toISOString(),
    isPublished,
    version,
    isComplete,
    sessions: changed.map(([, { session }]) => session),
    removed: gone.filter(([, { session }]) => Date.parse(session.endsAt) > now.getTime()).map(([id]) => id),
  };
}
