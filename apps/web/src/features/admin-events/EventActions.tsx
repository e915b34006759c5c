import type { EventCard } from "@guichet/api/events/schema";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ConfirmDialog } from "../../components/ConfirmDialog.tsx";
import { RefusalDialog } from "../../components/RefusalDialog.tsx";
import { AdminLink } from "../../lib/admin-navigation.ts";
import { EventMenu } from "./EventMenu.tsx";
import { useEventActions } from "./use-event-actions.ts";

/** The actions of a row: the frequent one in sight, the rest in a menu, the final ones asked twice. */
export function EventActions({ event }: { event: EventCard }) {
  const { t } = useTranslation("admin");
  const actions = useEventActions(event);
  const [asking, setAsking] = useState<"archive" | "delete" | null>(null);
  const ask = (question: "archive" | "delete") => {
    actions.forgetError();
    setAsking(question);
  };
  const confirm = () => {
    const act = asking === "archive" ? actions.archive : actions.remove;
    act().then(
      () => setAsking(null),
      () => undefined, // the dialog stays open and shows why
    );
  };
  const texts =
    asking === "archive"
      ? ({ title: "events.archiveTitle", body: "events.archiveBody", button: "events.archive" } as const)
      : ({ title: "events.deleteTitle", body: "events.deleteBody", button: "events.delete" } as const);

  return (
    <>
      <AdminLink to="/events/$eventId/sessions" params={{ eventId: event.id }} className="btn btn-sm btn-link">
        {t("events.sessions")}
      </AdminLink>
      <EventMenu
        event={event}
        busy={actions.busy}
        onDuplicate={actions.duplicate}
        onPublish={actions.publish}
        onArchive={() => ask("archive")}
        onDelete={() => ask("delete")}
      />
      <ConfirmDialog
        show={asking !== null}
        title={t(texts.title, { title: event.title })}
        confirmLabel={t(texts.button)}
        keepLabel={t("form.cancel")}
        tone={asking === "archive" ? "primary" : "danger"}
        busy={actions.busy}
        error={actions.error}
        onConfirm={confirm}
        onClose={() => {
          actions.forgetError();
          setAsking(null);
        }}
      >
        {t(texts.body)}
      </ConfirmDialog>
      <RefusalDialog
        title={t("events.refused", { title: event.title })}
        error={asking === null ? actions.error : null}
        onClose={actions.forgetError}
      />
    </>
  );
}
