import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { EmptyState } from "../../components/EmptyState.tsx";
import { PageTitle } from "../../components/PageTitle.tsx";
import { SeenNotice } from "../../components/SeenNotice.tsx";
import { Unlisted } from "../../components/Unlisted.tsx";
import { useIsOffline } from "../../lib/connection.ts";
import { useFocusAfterRemoval } from "../../lib/heading-focus.ts";
import { keepBooking } from "../../lib/kept-bookings.ts";
import { useMyBookingIds } from "../../lib/my-bookings.ts";
import { Link } from "../../lib/navigation/Link.tsx";
import { trpc } from "../../lib/trpc.ts";
import { FindBooking } from "./FindBooking.tsx";
import { LostLink } from "./LostLink.tsx";
import { MyBookingRow } from "./MyBookingRow.tsx";
import { shelvesOf } from "./shelves.ts";
import { withKept } from "./with-kept.ts";

/** The bookings of this device, those to come first, and a way to find one made elsewhere. */
export function MyBookings({ onFound }: { onFound: (id: string) => void }) {
  const { t } = useTranslation("public");
  const ids = useMyBookingIds();
  useFocusAfterRemoval(ids.map((id) => ({ id })));
  const queries = trpc.useQueries((ask) => ids.map((id) => ask.bookings.get({ id })));
  const isOffline = useIsOffline();
  const { shown, seenAt, retry } = withKept(ids, queries);
  useEffect(() => {
    for (const { data, dataUpdatedAt } of queries) if (data !== undefined) keepBooking(data, dataUpdatedAt);
  }, [queries]);
  const { upcoming, past } = shelvesOf(shown);
  return (
    <div className="container page-narrow">
      <Unlisted />
      <PageTitle title={t("myBookings.title")} />
      <p className="text-muted">{t("myBookings.lead")}</p>
      {seenAt !== null && <SeenNotice seenAt={seenAt} onRetry={retry} />}
      {ids.length === 0 && (
        <EmptyState
          title={t("myBookings.none")}
          action={
            <Link to="/" className="btn btn-primary">
              {t("myBookings.browse")}
            </Link>
          }
        >
          {t("myBookings.noneHelp")}
        </EmptyState>
      )}
      {ids.length > 0 && upcoming.length === 0 && <p>{t("myBookings.noneUpcoming")}</p>}
      {upcoming.length > 0 && (
        <ul className="my-bookings">
          {upcoming.map(({ id, query }) => (
            <MyBookingRow key={id} id={id} booking={query} />
          ))}
        </ul>
      )}
      {past.length > 0 && (
        <details className="past-bookings">
          <summary>{t("myBookings.past", { count: past.length })}</summary>
          <ul className="my-bookings">
            {past.map(({ id, query }) => (
              <MyBookingRow key={id} id={id} booking={query} />
            ))}
          </ul>
        </details>
      )}
      <FindBooking onFound={onFound} />
      {!isOffline && <LostLink />}
    </div>
  );
}
