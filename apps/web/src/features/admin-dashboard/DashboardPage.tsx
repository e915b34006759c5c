import { useTranslation } from "react-i18next";
import { ErrorNotice } from "../../components/ErrorNotice.tsx";
import { PageTitle } from "../../components/PageTitle.tsx";
import { LineSkeletons } from "../../components/Skeletons.tsx";
import { AdminLink } from "../../lib/admin-navigation.ts";
import { useMay } from "../../lib/staff-rights.ts";
import { visitorTimeZone } from "../../lib/time-zone.ts";
import { trpc } from "../../lib/trpc.ts";
import { LatestBookings } from "./LatestBookings.tsx";
import { NextSessions } from "./NextSessions.tsx";
import { TodayFigures } from "./TodayFigures.tsx";

const REFRESH_MS = 30_000;

/** What happens today, kept fresh while one looks at it. */
export function DashboardPage() {
  const { t } = useTranslation("admin");
  const today = trpc.dashboard.today.useQuery({ timeZone: visitorTimeZone() }, { refetchInterval: REFRESH_MS });
  const mayCreate = useMay("events.manage");
  return (
    <>
      <div className="page-head">
        <PageTitle title={t("dashboard.title")} />
        {mayCreate && (
          <AdminLink to="/events/new" className="btn btn-primary">
            {t("dashboard.createEvent")}
          </AdminLink>
        )}
      </div>
      {today.isPending && <LineSkeletons count={8} />}
      {today.isError && <ErrorNotice error={today.error} onRetry={() => void today.refetch()} />}
      {today.data !== undefined && (
        <>
          <TodayFigures dashboard={today.data} />
          <div className="side-by-side">
            <NextSessions sessions={today.data.nextSessions} />
            {today.data.latestBookings !== null && <LatestBookings bookings={today.data.latestBookings} />}
          </div>
        </>
      )}
    </>
  );
}
