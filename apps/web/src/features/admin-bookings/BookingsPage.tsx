import { getQueryKey } from "@trpc/react-query";
import plusIcon from "bootstrap-icons/icons/plus-lg.svg?url";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { EmptyState } from "../../components/EmptyState.tsx";
import { ErrorNotice } from "../../components/ErrorNotice.tsx";
import { Icon } from "../../components/Icon.tsx";
import { LoadMore } from "../../components/LoadMore.tsx";
import { PageTitle } from "../../components/PageTitle.tsx";
import { SavedFilters } from "../../components/SavedFilters.tsx";
import { LineSkeletons } from "../../components/Skeletons.tsx";
import { AdminLink, useAdminNavigate } from "../../lib/admin-navigation.ts";
import { bookingsRoute } from "../../lib/admin-routes.ts";
import { readBookingsSearch } from "../../lib/admin-search.ts";
import { useLiveQueries } from "../../lib/live/use-live-queries.ts";
import { useShortcutTitle } from "../../lib/shortcuts.ts";
import { useMay } from "../../lib/staff-rights.ts";
import { trpc } from "../../lib/trpc.ts";
import { BookingDrawer } from "./BookingDrawer.tsx";
import { BookingFilters } from "./BookingFilters.tsx";
import { BookingsTable } from "./BookingsTable.tsx";
import { filterQueryOf, filtersOfQuery } from "./booking-filter-query.ts";
import { ExportBookings } from "./ExportBookings.tsx";
import { ImportLink } from "./ImportLink.tsx";

// Most who look at the list do not book.
const DeskBookingDialog = lazy(async () => ({
  default: (await import("./DeskBookingDialog.tsx")).DeskBookingDialog,
}));

const PAGE_SIZE = 50;

/** Every booking: find one, see it, change it for the guest, book for somebody at the desk, take the list along. What others do shows by itself. */
export function BookingsPage() {
  const { t } = useTranslation("admin");
  // The router hands on what the reader dropped, too.
  const { booking: opened, book, export: file, ...filters } = readBookingsSearch(bookingsRoute.useSearch());
  const navigate = useAdminNavigate();
  const bookings = trpc.bookings.list.useInfiniteQuery(
    { ...filters, limit: PAGE_SIZE },
    { getNextPageParam: (page) => page.nextCursor ?? undefined, placeholderData: (previous) => previous },
  );
  useLiveQueries(getQueryKey(trpc.bookings));
  const rows = bookings.data?.pages.flatMap((page) => page.items) ?? [];
  const filtered = Object.keys(filters).length > 0;
  // From the first time on it stays, to slide out when it closes.
  const [booked, setBooked] = useState(book !== undefined);
  if (book !== undefined && !booked) setBooked(true);
  const mayBook = useMay("bookings.change-all");
  const title = useShortcutTitle();
  const reset = () => void navigate({ to: "/bookings", search: {} });
  const close = () => void navigate({ to: "/bookings", search: filters });

  return (
    <>
      <div className="page-head">
        <PageTitle title={t("bookings.title")} />
        <div className="page-actions">
          <SavedFilters
            page="bookings"
            query={filterQueryOf(filters)}
            onApply={(query) => void navigate({ to: "/bookings", search: filtersOfQuery(query) })}
          />
          <ExportBookings filters={filters} isAsked={file !== undefined} onEnd={close} />
          <ImportLink eventId={filters.eventId} sessionId={filters.sessionId} />
          {mayBook && (
            <AdminLink
              to="/bookings"
              search={{ ...filters, book: filters.sessionId ?? "new" }}
              className="btn btn-primary"
              data-shortcut="book"
              {...title("book")}
            >
              <Icon src={plusIcon} /> {t("desk.open")}
            </AdminLink>
          )}
        </div>
      </div>
      <BookingFilters filters={filters} onReset={reset} />
      {bookings.isPending && <LineSkeletons count={8} />}
      {bookings.isError && <ErrorNotice error={bookings.error} onRetry={() => void bookings.refetch()} />}
      {bookings.isSuccess && rows.length === 0 && (
        <EmptyState
          title={t(filtered ? "bookings.noneFound" : "bookings.none")}
          action={
            filtered && (
              <button type="button" className="btn btn-outline-secondary" onClick={reset}>
                {t("bookings.reset")}
              </button>
            )
          }
        >
          {t(filtered ? "bookings.noneFoundHelp" : "bookings.noneHelp")}
        </EmptyState>
      )}
      {rows.length > 0 && (
        <>
          <BookingsTable bookings={rows} filters={filters} />
          <LoadMore
            shown={rows.length}
            hasMore={bookings.hasNextPage}
            busy={bookings.isFetchingNextPage}
            onMore={() => void bookings.fetchNextPage()}
          />
        </>
      )}
      <BookingDrawer id={opened} onClose={close} />
      {mayBook && booked && (
        <Suspense>
          <DeskBookingDialog target={book} eventId={filters.eventId} onClose={close} />
        </Suspense>
      )}
    </>
  );
}
