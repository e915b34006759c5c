import type { SessionDetail } from "@guichet/api/sessions/schema";
import { formatMoney } from "../../lib/format.ts";
import type { Language } from "../../lib/languages.ts";

type News =
  | { readonly text: `sessions.news.${"soldOut" | "cancelled" | "closed" | "open"}` }
  | { readonly text: "sessions.news.price"; readonly values: { readonly from: string; readonly to: string } };

/** What is worth saying of a session that was one thing and is another; null for all that only shows. */
export function sessionNews(before: SessionDetail, after: SessionDetail, locale: Language): News | null {
  if (before.salesState !== after.salesState) {
    switch (after.salesState) {
      case "sold-out":
        return { text: "sessions.news.soldOut" };
      case "cancelled":
        return { text: "sessions.news.cancelled" };
      case "closed":
        return { text: "sessions.news.closed" };
      case "open":
        return { text: "sessions.news.open" };
      case "not-yet-open":
        return null;
    }
  }
  const { amount, currency } = after.price;
  if (after.salesState !== "open" || (amount === before.price.amount && currency === before.price.currency))
    return null;
  const from = formatMoney(before.price.amount, before.price.currency, locale);
  return { text: "sessions.news.price", values: { from, to: formatMoney(amount, currency, locale) } };
}
