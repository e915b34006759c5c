import { useTranslation } from "react-i18next";
import { formatMoney } from "../lib/format.ts";
import { useLocale } from "../lib/i18n.ts";

/** An amount in minor units; nothing to pay is said in a word. */
export function Price({ amount, currency }: { amount: number; currency: string }) {
  const { t } = useTranslation("common");
  const locale = useLocale();
  return (
    <span className="figures text-nowrap">
      {amount === 0 ? t("price.free") : formatMoney(amount, currency, locale)}
    </span>
  );
}
