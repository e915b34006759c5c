import { getQueryKey } from "@trpc/react-query";
import { useTranslation } from "react-i18next";
import { ErrorNotice } from "../../components/ErrorNotice.tsx";
import { PageTitle } from "../../components/PageTitle.tsx";
import { LineSkeletons } from "../../components/Skeletons.tsx";
import { AdminLink } from "../../lib/admin-navigation.ts";
import { dashboardRoute } from "../../lib/admin-routes.ts";
import { readDashboardSearch } from "../../lib/admin-search.ts";
import { dayKey } from "../../lib/format.ts";
import { useLiveQueries } from "../../lib/live/use-live-queries.ts";
import { useShortcutTitle } from "../../lib/shortcuts.ts";
import { useMay } from "../../lib/staff-rights.ts";
import { visitorTimeZone } from "../../lib/time-zone.ts";
import { trpc } from "../../lib/trpc.ts";
import { FirstSteps } from "./FirstSteps.tsx";
import { Freshness } from "./Freshness.tsx";
import { HoldsOutcome } from "./HoldsOutcome.tsx";
import { LatestBookings } from "./LatestBookings.tsx";
import { PeriodFilters } from "./PeriodFilters.tsx";
import { askedPeriod } from "./period.ts";
import { SalesFigures } from "./SalesFigures.tsx";
import { SalesOverTime } from "./SalesOverTime.tsx";
import { TodayLine } from "./TodayLine.tsx";
import { UpcomingSessions } from "./UpcomingSessions.tsx";

/** Without a change: days end, and sales begin and end. */
const REFRESH_MS = 60_000;
/** What was shown stays until there is something newer, also while the period changes. */
const LIVE = { refetchInterval: REFRESH_MS, placeholderData: <Kept,>(kept: Kept) => kept };

/** What is sold and what comes next, kept fresh while one looks at it. */
export function DashboardPage() {
  const { t } = useTranslation("admin");
  // The router hands on what the reader dropped, too.
  const search = readDashboardSearch(dashboardRoute.useSearch());
  const timeZone = visitorTimeZone();
  const day = dayKey(new Date().toISOString(), timeZone);
  const asked = askedPeriod(search, day);
  const of = search.eventId === undefined ? { timeZone } : { timeZone, eventId: search.eventId };
  const today = trpc.dashboard.today.useQuery(of, LIVE);
  const sales = trpc.dashboard.sales.useQuery(
    { ...of, ...(asked.period ?? { from: day, to: day }) },
    { ...LIVE, enabled: asked.period !== null },
  );
  useLiveQueries(getQueryKey(trpc.dashboard));
  const mayCreate = useMay("events.manage");
  const title = useShortcutTitle();
  const firstSteps = today.data?.firstSteps ?? null;
  return (
    <>
      <div className="page-head">
        <PageTitle title={t("dashboard.title")} />
        {mayCreate && (
          <AdminLink to="/events/new" className="btn btn-primary" {...title("newEvent")}>
            {t("dashboard.createEvent")}
          </AdminLink>
        )}
      </div>
      {today.data !== undefined && <TodayLine dashboard={today.data} eventId={search.eventId} />}
      {today.isPending && <LineSkeletons count={1} />}
      {firstSteps !== null && mayCreate && <FirstSteps {...firstSteps} />}
      <PeriodFilters search={search} asked={asked} today={day} />
      <Freshness queries={[sales, today]} asOf={sales.data?.asOf} />
      <div className="dashboard" aria-busy={sales.isPlaceholderData}>
        {sales.isError && sales.data === undefined && (
          <ErrorNotice error={sales.error} onRetry={() => void sales.refetch()} />
        )}
        {sales.isPending && asked.period !== null && (
          <div className="dashboard-waiting">
            <LineSkeletons count={12} />
          </div>
        )}
        {sales.data !== undefined && (
          <>
            <SalesFigures sales={sales.data} />
            <div className="dashboard-columns">
              <SalesOverTime sales={sales.data} search={search} today={day} />
              <HoldsOutcome sales={sales.data} />
            </div>
          </>
        )}
        {today.isPending && <LineSkeletons count={8} />}
        {today.isError && today.data === undefined && (
          <ErrorNotice error={today.error} onRetry={() => void today.refetch()} />
        )}
        {today.data !== undefined && (
          <div className="dashboard-columns">
            <UpcomingSessions sessions={today.data.nextSessions} />
            {today.data.latestBookings !== null && (
              <LatestBookings bookings={today.data.latestBookings} eventId={search.eventId} />
            )}
          </div>
        )}
      </div>
    </>
  );
}
