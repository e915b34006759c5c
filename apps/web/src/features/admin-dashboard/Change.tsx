import { useTranslation } from "react-i18next";
import { formatPercent } from "../../lib/format.ts";
import { useLocale } from "../../lib/i18n.ts";
import { compare } from "./comparison.ts";

interface ChangeProps {
  readonly now: number;
  readonly before: number;
  /** How a figure is written. */
  readonly format: (value: number) => string;
}

const SIGNS = { more: "▲", less: "▼" } as const;

/** How a figure is to that of the period before, in words; the sign and its colour only repeat them. */
export function Change({ now, before, format }: ChangeProps) {
  const { t } = useTranslation("admin");
  const locale = useLocale();
  const change = compare(now, before);
  switch (change.kind) {
    case "same":
      return <span className="change">{t("dashboard.change.same")}</span>;
    case "from-nothing":
      return <span className="change">{t("dashboard.change.fromNothing")}</span>;
    default:
      return (
        <span className={`change change-${change.kind}`}>
          <span aria-hidden="true">{SIGNS[change.kind]} </span>
          {t(`dashboard.change.${change.kind}`, {
            percent: formatPercent(change.share, locale),
            before: format(before),
          })}
        </span>
      );
  }
}
