import type { EventCard } from "@guichet/api/events/schema";
import { useTranslation } from "react-i18next";
import { AdminLink } from "../../lib/admin-navigation.ts";
import { EventMenu } from "./EventMenu.tsx";

/** What is asked about before it is done. */
export type EventQuestion = "archive" | "delete" | "duplicate";

export interface EventActionsProps {
  readonly event: EventCard;
  readonly busy: boolean;
  readonly onPublish: (event: EventCard) => void;
  readonly onAsk: (question: EventQuestion, event: EventCard) => void;
}

/** The actions of a row: the frequent one in sight, the rest in a menu. */
export function EventActions({ event, busy, onPublish, onAsk }: EventActionsProps) {
  const { t } = useTranslation("admin");
  return (
    <>
      <AdminLink to="/events/$eventId/sessions" params={{ eventId: event.id }} className="btn btn-sm btn-link">
        {t("events.sessions")}
      </AdminLink>
      <EventMenu
        event={event}
        busy={busy}
        onDuplicate={() => onAsk("duplicate", event)}
        onPublish={() => onPublish(event)}
        onArchive={() => onAsk("archive", event)}
        onDelete={() => onAsk("delete", event)}
      />
    </>
  );
}
