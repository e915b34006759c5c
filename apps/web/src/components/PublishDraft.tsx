import type { EventDetail } from "@guichet/api/events/schema";
import { useId, useLayoutEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { focusHeading } from "../lib/heading-focus.ts";
import { useMay } from "../lib/staff-rights.ts";
import { trpc } from "../lib/trpc.ts";

interface PublishDraftProps {
  readonly event: Pick<EventDetail, "id" | "status">;
  readonly busy: boolean;
  readonly onPublish: () => void;
}

/** Publishes a draft from wherever one is in it. While it has no session to come, this says what it waits for. */
export function PublishDraft({ event, busy, onPublish }: PublishDraftProps) {
  const mayManage = useMay("events.manage");
  return mayManage && event.status === "DRAFT" ? (
    <Publish eventId={event.id} busy={busy} onPublish={onPublish} />
  ) : null;
}

interface PublishProps {
  readonly eventId: string;
  readonly busy: boolean;
  readonly onPublish: () => void;
}

function Publish({ eventId, busy, onPublish }: PublishProps) {
  const { t } = useTranslation("admin");
  const id = useId();
  const sessions = trpc.sessions.list.useQuery({ id: eventId });
  const isWaiting = sessions.isSuccess && !sessions.data.items.some(isToCome);
  const button = useRef<HTMLButtonElement>(null);
  // It goes with the draft, and takes the focus along: before that happens, the heading is told.
  useLayoutEffect(() => {
    const own = button.current;
    return () => {
      if (own !== null && document.activeElement === own) queueMicrotask(focusHeading);
    };
  }, []);
  return (
    <span className="publish-draft">
      <button
        ref={button}
        type="button"
        className="btn btn-outline-primary"
        aria-busy={busy}
        // Not `disabled`: what it waits for would not be read out.
        aria-disabled={isWaiting}
        aria-describedby={isWaiting ? id : undefined}
        onClick={() => !busy && !isWaiting && onPublish()}
      >
        {t("events.publish")}
      </button>
      {isWaiting && (
        <span id={id} className="row-note">
          {t("events.publishWaits")}
        </span>
      )}
    </span>
  );
}

function isToCome({ status, startsAt }: { readonly status: string; readonly startsAt: string }): boolean {
  return status === "SCHEDULED" && Date.parse(startsAt) > Date.now();
}
