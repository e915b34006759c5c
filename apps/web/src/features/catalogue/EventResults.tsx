import { isFiltered, listInputOf, PAGE_SIZE } from "@guichet/api/events/catalogue-rules";
import type { CatalogueSearch } from "@guichet/api/events/catalogue-search-rules";
import { keepPreviousData } from "@tanstack/react-query";
import { lazy, Suspense } from "react";
import { useTranslation } from "react-i18next";
import { EmptyState } from "../../components/EmptyState.tsx";
import { ErrorNotice } from "../../components/ErrorNotice.tsx";
import { Unreachable } from "../../components/Unreachable.tsx";
import { isUnheard } from "../../lib/problem.ts";
import { trpc } from "../../lib/trpc.ts";
import { CardPlaces } from "./CardPlaces.tsx";
import { visitorClock } from "./clock.ts";
import { EventSections } from "./EventSections.tsx";
import { MoreEvents } from "./MoreEvents.tsx";
import { ResultCount } from "./ResultCount.tsx";
import { SpellingNotice } from "./SpellingNotice.tsx";

const NearEvents = lazy(() => import("./NearEvents.tsx").then(({ NearEvents: near }) => ({ default: near })));

/** Whoever reads about an event for a while comes back to the same list, at the same place. */
const HOUR_MS = 60 * 60_000;
/** So few that others near them are welcome. */
const FEW = 3;

export interface EventResultsProps {
  readonly search: CatalogueSearch;
  readonly onSearch: (search: CatalogueSearch) => void;
  readonly onReset: () => void;
}

/** The events that fit the filters, page after page. While the filters change, the earlier results stay, dimmed. */
export function EventResults({ search, onSearch, onReset }: EventResultsProps) {
  const { t } = useTranslation("public");
  const list = trpc.events.list.useInfiniteQuery(listInputOf(search, visitorClock()), {
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
    gcTime: HOUR_MS,
  });
  if (list.isPending) return <CardPlaces count={PAGE_SIZE / 2} />;
  if (list.data === undefined) {
    const retry = () => void list.refetch();
    return isUnheard(list.error) ? <Unreachable onRetry={retry} /> : <ErrorNotice error={list.error} onRetry={retry} />;
  }
  const events = list.data.pages.flatMap((page) => page.items);
  const searchedFor = list.data.pages[0]?.searchedFor;
  const filtered = isFiltered(search) || search.day !== undefined;
  return (
    <div className={list.isPlaceholderData ? "results results-stale" : "results"} aria-busy={list.isPlaceholderData}>
      <ResultCount shown={events.length} hasMore={list.hasNextPage} />
      {searchedFor !== undefined && <SpellingNotice search={search} searchedFor={searchedFor} onSearch={onSearch} />}
      {events.length > 0 && <EventSections events={events} search={search} onSearch={onSearch} />}
      {events.length === 0 && (
        <EmptyState
          title={filtered ? t("catalogue.noneTitle") : t("catalogue.nothingTitle")}
          action={
            isFiltered(search) && (
              <button type="button" className="btn btn-primary" onClick={onReset}>
                {t("catalogue.reset")}
              </button>
            )
          }
        >
          {filtered ? t("catalogue.none") : t("catalogue.nothing")}
        </EmptyState>
      )}
      {list.isFetchNextPageError && <ErrorNotice error={list.error} />}
      <MoreEvents
        pages={list.data.pages.length}
        hasMore={list.hasNextPage}
        busy={list.isFetchingNextPage}
        failed={list.isFetchNextPageError}
        onMore={() => void list.fetchNextPage()}
      />
      {filtered && !list.hasNextPage && !list.isPlaceholderData && events.length <= FEW && (
        <Suspense>
          <NearEvents search={search} />
        </Suspense>
      )}
    </div>
  );
}
