import { keepPreviousData } from "@tanstack/react-query";
import { Button } from "react-bootstrap";
import { useTranslation } from "react-i18next";
import { EmptyState } from "../../components/EmptyState.tsx";
import { ErrorNotice } from "../../components/ErrorNotice.tsx";
import { LoadMore } from "../../components/LoadMore.tsx";
import { CardSkeletons } from "../../components/Skeletons.tsx";
import { trpc } from "../../lib/trpc.ts";
import { EventCard } from "./EventCard.tsx";
import { type CatalogueSearch, listInput, PAGE_SIZE } from "./search.ts";

/** The events that fit the filters, page after page. While the filters change, the earlier results stay, dimmed. */
export function EventResults({ search, onReset }: { search: CatalogueSearch; onReset: () => void }) {
  const { t } = useTranslation("public");
  const list = trpc.events.list.useInfiniteQuery(listInput(search, new Date()), {
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
  });
  if (list.isPending) return <CardSkeletons count={PAGE_SIZE / 2} />;
  if (list.data === undefined) return <ErrorNotice error={list.error} onRetry={() => void list.refetch()} />;
  const events = list.data.pages.flatMap((page) => page.items);
  if (events.length === 0) {
    const filtered = Object.keys(search).some((field) => field !== "sort");
    return (
      <EmptyState
        title={filtered ? t("catalogue.noneTitle") : t("catalogue.nothingTitle")}
        action={filtered && <Button onClick={onReset}>{t("catalogue.reset")}</Button>}
      >
        {filtered ? t("catalogue.none") : t("catalogue.nothing")}
      </EmptyState>
    );
  }
  return (
    <div className={list.isPlaceholderData ? "results results-stale" : "results"} aria-busy={list.isPlaceholderData}>
      <div className="card-grid">
        {events.map((event) => (
          <EventCard key={event.id} event={event} />
        ))}
      </div>
      {list.isFetchNextPageError && <ErrorNotice error={list.error} />}
      <LoadMore
        shown={events.length}
        hasMore={list.hasNextPage}
        busy={list.isFetchingNextPage}
        onMore={() => void list.fetchNextPage()}
      />
    </div>
  );
}
