import { quotePrice } from "@guichet/api/sessions/rules";
import type { SessionDetail } from "@guichet/api/sessions/schema";
import { useTranslation } from "react-i18next";
import { formatMoney, formatNumber } from "../../lib/format.ts";
import { useLocale } from "../../lib/i18n.ts";

/** What a seat costs now, and from when on it will cost something else. */
export function PriceOutlook({ session }: { session: SessionDetail }) {
  const { t } = useTranslation("public");
  const locale = useLocale();
  if (session.price.amount === 0) return null;
  const price = formatMoney(session.price.amount, session.price.currency, locale);
  const next = nextPrice(session);
  return (
    <p className={session.priceTiers.length > 0 ? "price-outlook price-outlook-rising" : "price-outlook"}>
      {next === null
        ? t("booking.price.now", { price })
        : t("booking.price.rising", {
            price,
            next: formatMoney(next.amount, session.currency, locale),
            percent: formatNumber(next.fromPercent, locale),
          })}
    </p>
  );
}

/** The next price that differs from today's, and the share of seats that has to be taken for it; null when it stays. */
function nextPrice(session: SessionDetail): { readonly amount: number; readonly fromPercent: number } | null {
  const { capacity, priceTiers, price, availableSeats } = session;
  const taken = capacity - availableSeats;
  for (const { fromPercent } of priceTiers) {
    if (taken * 100 >= fromPercent * capacity) continue;
    const amount = quotePrice(session, Math.ceil((fromPercent * capacity) / 100));
    if (amount !== price.amount) return { amount, fromPercent };
  }
  return null;
}
