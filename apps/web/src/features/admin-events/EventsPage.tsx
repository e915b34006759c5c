import { useTranslation } from "react-i18next";
import { EmptyState } from "../../components/EmptyState.tsx";
import { ErrorNotice } from "../../components/ErrorNotice.tsx";
import { LoadMore } from "../../components/LoadMore.tsx";
import { PageTitle } from "../../components/PageTitle.tsx";
import { LineSkeletons } from "../../components/Skeletons.tsx";
import { AdminLink, useAdminNavigate } from "../../lib/admin-navigation.ts";
import { eventsRoute } from "../../lib/admin-routes.ts";
import { readEventsSearch } from "../../lib/admin-search.ts";
import { useFocusAfterRemoval } from "../../lib/heading-focus.ts";
import { useMay } from "../../lib/staff-rights.ts";
import { trpc } from "../../lib/trpc.ts";
import { EventFilters } from "./EventFilters.tsx";
import { EventsTable } from "./EventsTable.tsx";

const PAGE_SIZE = 50;

/** Every event, whatever its status: find, open, publish, archive, delete. */
export function EventsPage() {
  const { t } = useTranslation("admin");
  // The router hands on what the reader dropped, too.
  const search = readEventsSearch(eventsRoute.useSearch());
  const navigate = useAdminNavigate();
  const { status, category, ...texts } = search;
  const events = trpc.events.list.useInfiniteQuery(
    {
      view: "manage",
      limit: PAGE_SIZE,
      sort: "newest",
      ...texts,
      ...(status === undefined ? {} : { status: [status] }),
      ...(category === undefined ? {} : { category: [category] }),
    },
    { getNextPageParam: (page) => page.nextCursor ?? undefined, placeholderData: (previous) => previous },
  );
  const rows = events.data?.pages.flatMap((page) => page.items) ?? [];
  useFocusAfterRemoval(rows);
  const filtered = Object.keys(search).length > 0;
  const reset = () => void navigate({ to: "/events", search: {} });
  const create = useMay("events.manage") && (
    <AdminLink to="/events/new" className="btn btn-primary">
      {t("events.create")}
    </AdminLink>
  );

  return (
    <>
      <div className="page-head">
        <PageTitle title={t("events.title")} />
        {create}
      </div>
      <EventFilters search={search} onReset={reset} />
      {events.isPending && <LineSkeletons count={8} />}
      {events.isError && rows.length === 0 && (
        <ErrorNotice error={events.error} onRetry={() => void events.refetch()} />
      )}
      {events.isSuccess && rows.length === 0 && (
        <EmptyState
          title={t(filtered ? "events.noneFound" : "events.none")}
          action={
            filtered ? (
              <button type="button" className="btn btn-outline-secondary" onClick={reset}>
                {t("events.reset")}
              </button>
            ) : (
              create
            )
          }
        >
          {filtered ? t("events.noneFoundHelp") : create !== false && t("events.noneHelp")}
        </EmptyState>
      )}
      {rows.length > 0 && (
        <>
          <EventsTable events={rows} />
          <LoadMore
            shown={rows.length}
            hasMore={events.hasNextPage}
            busy={events.isFetchingNextPage}
            onMore={() => void events.fetchNextPage()}
          />
        </>
      )}
    </>
  );
}
