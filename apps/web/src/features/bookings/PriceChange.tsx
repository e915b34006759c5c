import { useTranslation } from "react-i18next";
import { formatMoney } from "../../lib/format.ts";
import { useLocale } from "../../lib/i18n.ts";
import { outdatedPrice } from "./price-changes.ts";
import type { Booking } from "./use-booking-request.ts";

/** Tells that a seat costs more, or less, than the form said; nothing when it costs the same. */
export function PriceChange({ booking: { id, unitPrice, currency } }: { booking: Booking }) {
  const { t } = useTranslation("public");
  const locale = useLocale();
  const shown = outdatedPrice(id);
  if (shown === null) return null;
  const from = formatMoney(shown.amount, shown.currency, locale);
  return (
    <p className="price-change">{t("booking.priceChanged", { from, to: formatMoney(unitPrice, currency, locale) })}</p>
  );
}
