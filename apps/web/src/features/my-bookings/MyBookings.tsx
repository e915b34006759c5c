import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { EmptyState } from "../../components/EmptyState.tsx";
import { PageTitle } from "../../components/PageTitle.tsx";
import { Unlisted } from "../../components/Unlisted.tsx";
import { useMyBookingIds } from "../../lib/my-bookings.ts";
import { FindBooking } from "./FindBooking.tsx";
import { LostLink } from "./LostLink.tsx";
import { MyBookingRow } from "./MyBookingRow.tsx";

/** The bookings of this device, and a way to find one made elsewhere. */
export function MyBookings({ onFound }: { onFound: (id: string) => void }) {
  const { t } = useTranslation("public");
  const ids = useMyBookingIds();
  return (
    <div className="container page-narrow">
      <Unlisted />
      <PageTitle title={t("myBookings.title")} />
      <p className="text-muted">{t("myBookings.lead")}</p>
      {ids.length === 0 ? (
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
      ) : (
        <ul className="my-bookings">
          {ids.map((id) => (
            <MyBookingRow key={id} id={id} />
          ))}
        </ul>
      )}
      <FindBooking onFound={onFound} />
      <LostLink />
    </div>
  );
}
