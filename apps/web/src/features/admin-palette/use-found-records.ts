import { useTranslation } from "react-i18next";
import { formatShortMoment } from "../../lib/format.ts";
import { useLocale } from "../../lib/i18n.ts";
import { useMay } from "../../lib/staff-rights.ts";
import { trpc } from "../../lib/trpc.ts";
import type { Command } from "./command.ts";
import { titledFirst } from "./matching-commands.ts";
import { useRecordCommand } from "./use-record-command.ts";

const LEAST_LETTERS = 2;
const MOST_OF_A_KIND = 5;
/** They come in the order of time: those that are called so may be far ahead. */
const MOST_EVENTS_SEARCHED = 30;
const FRESH_MS = 10_000;

interface FoundRecords {
  readonly commands: readonly Command[];
  readonly isSearching: boolean;
  /** Why the last search failed; null when it did not. */
  readonly error: unknown;
  readonly retry: () => void;
}

/**
 * Events by their title, place and text, the next sessions of the first of them, and bookings by reference, name, e-mail address or
 * a ticket's code: each to those who may see it.
 */
export function useFoundRecords(q: string): FoundRecords {
  const { t } = useTranslation("common");
  const locale = useLocale();
  const recordCommand = useRecordCommand();
  const seesEvents = useMay("events.read-all");
  const seesBookings = useMay("bookings.read-all");
  const isAsked = q.length >= LEAST_LETTERS;
  const asked = { q, limit: MOST_OF_A_KIND };
  const often = { staleTime: FRESH_MS, retry: false };

  const events = trpc.events.list.useQuery(
    { q, limit: MOST_EVENTS_SEARCHED, view: "manage" },
    { ...often, enabled: isAsked && seesEvents },
  );
  const bookings = trpc.bookings.list.useQuery(asked, { ...often, enabled: isAsked && seesBookings });
  const named = isAsked ? titledFirst(events.data?.items ?? [], q).slice(0, MOST_OF_A_KIND) : [];
  const [first] = named;
  const sessions = trpc.sessions.list.useQuery(
    { id: first?.id ?? "" },
    { ...often, enabled: first !== undefined && seesEvents },
  );

  const found: (Command | null)[] = [];
  if (isAsked) {
    for (const { id, title, city, status } of named) {
      found.push(
        recordCommand({ kind: "event", id, label: title }, "events", `${city}, ${t(`eventStatus.${status}`)}`),
      );
    }
    if (first !== undefined) {
      const now = Date.now();
      const next = (sessions.data?.items ?? []).filter(
        ({ status, endsAt }) => status === "SCHEDULED" && Date.parse(endsAt) > now,
      );
      for (const { id, startsAt } of next.slice(0, MOST_OF_A_KIND)) {
        const label = `${first.title}, ${formatShortMoment(startsAt, first.timeZone, locale)}`;
        found.push(recordCommand({ kind: "session", id, eventId: first.id, label }, "sessions"));
      }
    }
    for (const { id, reference, name, event, session, status } of bookings.data?.items ?? []) {
      const moment = formatShortMoment(session.startsAt, event.timeZone, locale);
      const note = `${name}, ${event.title}, ${moment}, ${t(`bookingStatus.${status}`)}`;
      found.push(recordCommand({ kind: "booking", id, label: reference }, "bookings", note));
    }
  }
  const searches = [events, bookings, sessions];
  return {
    commands: found.filter((command) => command !== null),
    isSearching: searches.some(({ isFetching, data }) => isFetching && data === undefined),
    error: searches.find(({ error }) => error !== null)?.error ?? null,
    retry: () => {
      for (const search of searches) if (search.isError) void search.refetch();
    },
  };
}
