import type { EventDetail } from "@guichet/api/events/schema";
import { useTranslation } from "react-i18next";
import { ErrorNotice } from "../../components/ErrorNotice.tsx";
import { PageTitle } from "../../components/PageTitle.tsx";
import { PublishDraft } from "../../components/PublishDraft.tsx";
import { EventStatusBadge } from "../../components/StatusBadge.tsx";
import { AdminLink } from "../../lib/admin-navigation.ts";
import { useMay } from "../../lib/staff-rights.ts";
import { usePublishing } from "./use-publishing.ts";

/** Of which event the sessions are, whether it is published, and the ways on from there. */
export function SessionsHead({ event }: { event: EventDetail }) {
  const { t } = useTranslation("admin");
  const { id: eventId, title, slug, status } = event;
  const mayManage = useMay("sessions.manage");
  const { publish, busy, error } = usePublishing(event);
  return (
    <>
      <div className="page-head">
        <PageTitle title={t("sessions.title", { title })} />
        <EventStatusBadge status={status} />
        <PublishDraft event={event} busy={busy} onPublish={publish} />
        {status === "PUBLISHED" && <a href={`/events/${slug}`}>{t("events.publicPage")}</a>}
        {/* In one place, with the first session and without: it gets the focus back when the form closes. */}
        {mayManage && (
          <AdminLink
            to="/events/$eventId/sessions"
            params={{ eventId }}
            search={{ edit: "new" }}
            className="btn btn-primary"
          >
            {t("sessions.add")}
          </AdminLink>
        )}
      </div>
      {error !== null && <ErrorNotice error={error} />}
    </>
  );
}
