import { trpc } from "./trpc.ts";

const MOST_OFFERED = 20;

/** What is searched for, and the event whose sessions come before all others. */
export interface OfferedSessionsWish {
  readonly q: string;
  readonly eventId: string | undefined;
}

/**
 * The sessions that staff may book or move into: those of the event at hand, which would be lost among the next ones of a busy house, and
 * those of the others, each with the words of `q` in its event.
 */
export function useOfferedSessions({ q, eventId }: OfferedSessionsWish) {
  const options = { placeholderData: <Data>(previous: Data | undefined) => previous, staleTime: 0 };
  const ofEvent = trpc.bookings.deskSessions.useQuery(
    { q, eventId, limit: MOST_OFFERED },
    { ...options, enabled: eventId !== undefined },
  );
  const all = trpc.bookings.deskSessions.useQuery({ q, limit: MOST_OFFERED }, options);
  const queries = eventId === undefined ? [all] : [ofEvent, all];
  return {
    own: eventId === undefined ? [] : (ofEvent.data?.items ?? []),
    others: (all.data?.items ?? []).filter(({ event }) => event.id !== eventId),
    isPending: queries.some((query) => query.isPending),
    isFetching: queries.some((query) => query.isFetching),
    error: queries.find((query) => query.isError)?.error ?? null,
    refetch: () => {
      for (const query of queries) void query.refetch();
    },
  };
}
