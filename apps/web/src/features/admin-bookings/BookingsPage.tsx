import { useTranslation } from "react-i18next";
import { EmptyState } from "../../components/EmptyState.tsx";
import { ErrorNotice } from "../../components/ErrorNotice.tsx";
import { LoadMore } from "../../components/LoadMore.tsx";
import { PageTitle } from "../../components/PageTitle.tsx";
import { LineSkeletons } from "../../components/Skeletons.tsx";
import { useAdminNavigate } from "../../lib/admin-navigation.ts";
import { bookingsRoute } from "../../lib/admin-routes.ts";
import { readBookingsSearch } from "../../lib/admin-search.ts";
import { trpc } from "../../lib/trpc.ts";
import { BookingDrawer } from "./BookingDrawer.tsx";
import { BookingFilters } from "./BookingFilters.tsx";
import { BookingsTable } from "./BookingsTable.tsx";
import { ExportBookings } from "./ExportBookings.tsx";

const PAGE_SIZE = 50;

/** Every booking: find one, see it, confirm or cancel it for the guest, take the list along. */
export function BookingsPage() {
  const { t } = useTranslation("admin");
  // The router hands on what the reader dropped, too.
  const { booking: opened, ...filters } = readBookingsSearch(bookingsRoute.useSearch());
  const navigate = useAdminNavigate();
  const bookings = trpc.bookings.list.useInfiniteQuery(
    { ...filters, limit: PAGE_SIZE },
    { getNextPageParam: (page) => page.nextCursor ?? undefined, placeholderData: (previous) => previous },
  );
  const rows = bookings.data?.pages.flatMap((page) => page.items) ?? [];
  const filtered = Object.keys(filters).length > 0;
  const reset = () => void navigate({ to: "/bookings", search: {} });

  return (
    <>
      <div className="page-head">
        <PageTitle title={t("bookings.title")} />
        <ExportBookings filters={filters} />
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
      <BookingDrawer id={opened} onClose={() => void navigate({ to: "/bookings", search: filters })} />
    </>
  );
}
