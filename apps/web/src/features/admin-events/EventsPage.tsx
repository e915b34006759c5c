import { useEffect, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { EmptyState } from "../../components/EmptyState.tsx";
import { ErrorNotice } from "../../components/ErrorNotice.tsx";
import { LoadMore } from "../../components/LoadMore.tsx";
import { PageTitle } from "../../components/PageTitle.tsx";
import { SavedFilters } from "../../components/SavedFilters.tsx";
import { LineSkeletons } from "../../components/Skeletons.tsx";
import { AdminLink, useAdminNavigate } from "../../lib/admin-navigation.ts";
import { eventsRoute } from "../../lib/admin-routes.ts";
import { readEventsSearch } from "../../lib/admin-search.ts";
import { rememberEventsList } from "../../lib/events-list-return.ts";
import { useFocusAfterRemoval } from "../../lib/heading-focus.ts";
import { useShortcutTitle } from "../../lib/shortcuts.ts";
import { useMay } from "../../lib/staff-rights.ts";
import { trpc } from "../../lib/trpc.ts";
import { EventFilters } from "./EventFilters.tsx";
import { EventsList } from "./EventsList.tsx";
import { filterQueryOf, filtersOfQuery } from "./event-filter-query.ts";
import { DEFAULT_SORT } from "./sorts.ts";

const PAGE_SIZE = 50;

/** Every event, whatever its status: find, sort, open, publish, archive, copy, delete. */
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
      sort: DEFAULT_SORT,
      ...texts,
      ...(status === undefined ? {} : { status: [status] }),
      ...(category === undefined ? {} : { category: [category] }),
    },
    { getNextPageParam: (page) => page.nextCursor ?? undefined, placeholderData: (previous) => previous },
  );
  const rows = useMemo(() => events.data?.pages.flatMap((page) => page.items) ?? [], [events.data]);
  useFocusAfterRemoval(rows);
  const { sort, ...filters } = search;
  const filtered = Object.keys(filters).length > 0;
  const reset = () => void navigate({ to: "/events", search: sort === undefined ? {} : { sort } });
  const seen = JSON.stringify(search);
  useEffect(() => rememberEventsList(JSON.parse(seen)), [seen]);
  const mayManage = useMay("events.manage");
  const title = useShortcutTitle();
  const create = mayManage && (
    <AdminLink to="/events/new" className="btn btn-primary" {...title("newEvent")}>
      {t("events.create")}
    </AdminLink>
  );

  return (
    <>
      <div className="page-head">
        <PageTitle title={t("events.title")} />
        <div className="page-actions">
          <SavedFilters
            page="events"
            query={filterQueryOf(search)}
            onApply={(query) => void navigate({ to: "/events", search: filtersOfQuery(query) })}
          />
          {create}
        </div>
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
          <EventsList events={rows} search={search} mayManage={mayManage} />
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
