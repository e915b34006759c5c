import type { EventCard } from "@guichet/api/events/schema";
import { useTranslation } from "react-i18next";
import { ConfirmDialog } from "../../components/ConfirmDialog.tsx";
import { LiveBookings } from "../../components/LiveBookings.tsx";
import { RefusalDialog } from "../../components/RefusalDialog.tsx";
import { trpc } from "../../lib/trpc.ts";
import { DuplicateDialog } from "./DuplicateDialog.tsx";
import type { EventQuestion } from "./EventActions.tsx";
import type { EventDoings } from "./use-event-actions.ts";

interface EventDialogsProps {
  /** What is asked, and about which event. */
  readonly asked: { readonly question: EventQuestion; readonly event: EventCard } | null;
  readonly doings: EventDoings;
  readonly onClose: () => void;
}

/** The questions about one event of the list: one set for all its rows. */
export function EventDialogs({ asked, doings, onClose }: EventDialogsProps) {
  const { t } = useTranslation("admin");
  const title = asked?.event.title ?? "";
  const close = () => {
    doings.forgetError();
    onClose();
  };
  const run = (act: (event: EventCard) => Promise<unknown>) => () => {
    if (asked === null) return;
    act(asked.event).then(onClose, () => undefined); // the dialog stays open and shows why
  };
  const common = { keepLabel: t("form.cancel"), busy: doings.busy, error: doings.error, onClose: close };
  return (
    <>
      <ConfirmDialog
        {...common}
        show={asked?.question === "archive"}
        title={t("events.archiveTitle", { title })}
        confirmLabel={t("events.archive")}
        tone="primary"
        onConfirm={run(doings.archive)}
      >
        <p>{t("events.archiveBody")}</p>
        {asked?.question === "archive" && <KeptBookings eventId={asked.event.id} />}
      </ConfirmDialog>
      <ConfirmDialog
        {...common}
        show={asked?.question === "delete"}
        title={t("events.deleteTitle", { title })}
        confirmLabel={t("events.delete")}
        onConfirm={run(doings.remove)}
      >
        {t("events.deleteBody")}
      </ConfirmDialog>
      {asked?.question === "duplicate" && <DuplicateDialog event={asked.event} onClose={onClose} />}
      <RefusalDialog
        title={t("events.refused", { title: doings.about ?? "" })}
        error={asked === null ? doings.error : null}
        onClose={doings.forgetError}
      />
    </>
  );
}

/** An archived event sells nothing more; whoever has booked comes all the same. */
function KeptBookings({ eventId }: { eventId: string }) {
  const { t } = useTranslation("admin");
  const live = trpc.sessions.liveBookings.useQuery({ eventId }, { staleTime: 0, gcTime: 0 });
  if (live.data === undefined) return live.isPending ? <p role="status">{t("sessions.cancelCounting")}</p> : null;
  const { holds, confirmed } = live.data;
  if (holds.bookings + confirmed.bookings === 0) return <p role="status">{t("events.archiveNoBooking")}</p>;
  return (
    <>
      <p role="status">{t("events.archiveLive")}</p>
      <LiveBookings figures={live.data} />
    </>
  );
}
