import type { LiveBookings as Figures } from "@guichet/api/sessions/schema";
import { useTranslation } from "react-i18next";
import { formatMoney, formatNumber } from "../lib/format.ts";
import { useLocale } from "../lib/i18n.ts";

/** Who is concerned when something is called off: holds, confirmed bookings, and what they bring. */
export function LiveBookings({ figures }: { figures: Figures }) {
  const { t } = useTranslation("admin");
  const locale = useLocale();
  const { holds, confirmed, revenue } = figures;
  const seats = (count: number) => t("live.seats", { count, seats: formatNumber(count, locale) });
  const bookings = (count: number) => t("live.bookings", { count, bookings: formatNumber(count, locale) });
  return (
    <dl className="impact">
      <dt>{t("live.confirmed")}</dt>
      <dd>
        {bookings(confirmed.bookings)}, {seats(confirmed.seats)}
      </dd>
      <dt>{t("live.holds")}</dt>
      <dd>
        {bookings(holds.bookings)}, {seats(holds.seats)}
      </dd>
      {revenue.length > 0 && (
        <>
          <dt>{t("live.revenue")}</dt>
          <dd>{revenue.map(({ amount, currency }) => formatMoney(amount, currency, locale)).join(" + ")}</dd>
        </>
      )}
    </dl>
  );
}
