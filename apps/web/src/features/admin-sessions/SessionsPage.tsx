import { useTranslation } from "react-i18next";
import { BackToEvents } from "../../components/BackToEvents.tsx";
import { EmptyState } from "../../components/EmptyState.tsx";
import { ErrorNotice } from "../../components/ErrorNotice.tsx";
import { EventTabs } from "../../components/EventTabs.tsx";
import { PageTitle } from "../../components/PageTitle.tsx";
import { LineSkeletons } from "../../components/Skeletons.tsx";
import { useAdminNavigate } from "../../lib/admin-navigation.ts";
import { sessionsRoute } from "../../lib/admin-routes.ts";
import { readSessionsSearch } from "../../lib/admin-search.ts";
import { useFocusAfterRemoval } from "../../lib/heading-focus.ts";
import { useLocale } from "../../lib/i18n.ts";
import { reasonOf } from "../../lib/problem.ts";
import { useMay } from "../../lib/staff-rights.ts";
import { sameWallClock, visitorTimeZone, zoneName } from "../../lib/time-zone.ts";
import { trpc } from "../../lib/trpc.ts";
import { SessionDrawer } from "./SessionDrawer.tsx";
import { SessionsHead } from "./SessionsHead.tsx";
import { SessionsTable } from "./SessionsTable.tsx";

/** The sessions of one event. The one being edited is named in the address. */
export function SessionsPage() {
  const { t } = useTranslation("admin");
  const { eventId } = sessionsRoute.useParams();
  // The router hands on what the reader dropped, too.
  const { edit } = readSessionsSearch(sessionsRoute.useSearch());
  const navigate = useAdminNavigate();
  const locale = useLocale();
  const event = trpc.events.get.useQuery({ id: eventId });
  const sessions = trpc.sessions.list.useQuery({ id: eventId });
  const mayManage = useMay("sessions.manage");
  const error = event.error ?? sessions.error;
  useFocusAfterRemoval(sessions.data?.items ?? []);

  if (error !== null && (event.data === undefined || sessions.data === undefined)) {
    const missing = reasonOf(error) === "event-not-found";
    return (
      <>
        <PageTitle title={missing ? t("notFound.title") : t("sessions.heading")} />
        {missing ? (
          <p>{t("eventForm.notFound")}</p>
        ) : (
          <ErrorNotice
            error={error}
            onRetry={() => {
              void event.refetch();
              void sessions.refetch();
            }}
          />
        )}
        <BackToEvents className="btn btn-outline-secondary" />
      </>
    );
  }
  if (event.data === undefined || sessions.data === undefined) return <LineSkeletons count={8} />;

  const { timeZone } = event.data;
  const { items } = sessions.data;
  return (
    <>
      <BackToEvents />
      <SessionsHead event={event.data} />
      <EventTabs eventId={eventId} />
      {items.length === 0 ? (
        <EmptyState title={t("sessions.none")}>{t("sessions.noneHelp")}</EmptyState>
      ) : (
        <>
          <p className="text-body-secondary small mb-2">
            {t("sessions.zone", { zone: timeZone.replaceAll("_", " ") })}{" "}
            {items[0] !== undefined && !sameWallClock(items[0].startsAt, timeZone, visitorTimeZone()) && (
              <strong>{t("sessions.otherZone", { zone: zoneName(items[0].startsAt, timeZone, locale) })}</strong>
            )}
          </p>
          <SessionsTable event={event.data} sessions={items} />
        </>
      )}
      <SessionDrawer
        event={event.data}
        sessions={items}
        edit={mayManage ? edit : undefined}
        onClose={() => void navigate({ to: "/events/$eventId/sessions", params: { eventId }, search: {} })}
      />
    </>
  );
}
