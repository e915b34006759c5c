import { useTranslation } from "react-i18next";
import { formatNumber } from "../lib/format.ts";
import { useLocale } from "../lib/i18n.ts";

/** Seats left, as a bar that empties and in words. Under a tenth left, and never more than twenty seats, is « few ». */
export function SeatsLeft({ available, capacity }: { available: number; capacity: number }) {
  const { t } = useTranslation(["public", "common"]);
  const locale = useLocale();
  const few = available <= 20 && available * 10 < capacity;
  function text(): string {
    // French has no plural of its own for none: it would be « the last seat ».
    if (available <= 0) return t("common:availability.sold-out");
    if (few) return t("sessions.fewLeft", { count: available });
    return t("sessions.left", { count: available, number: formatNumber(available, locale) });
  }
  return (
    <span className={few ? "seats-left seats-few" : "seats-left"}>
      <span className="seats-bar" aria-hidden="true">
        <span style={{ width: `${capacity === 0 ? 0 : (available / capacity) * 100}%` }} />
      </span>
      <span className="figures">{text()}</span>
    </span>
  );
}
