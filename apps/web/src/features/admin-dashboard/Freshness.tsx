import { useTranslation } from "react-i18next";
import { formatTime } from "../../lib/format.ts";
import { useLocale } from "../../lib/i18n.ts";
import { visitorTimeZone } from "../../lib/time-zone.ts";

interface FreshnessProps {
  readonly queries: readonly {
    readonly failureCount: number;
    readonly isError: boolean;
    readonly isPlaceholderData: boolean;
    readonly fetchStatus: string;
    readonly data: unknown;
  }[];
  /** When the figures were read. */
  readonly asOf: string | undefined;
}

/** When the figures are of; and, while the server does not answer, that they are the last ones and that it is being asked again. */
export function Freshness({ queries, asOf }: FreshnessProps) {
  const { t } = useTranslation(["admin", "common"]);
  const locale = useLocale();
  const isLost = queries.some(({ failureCount, isError, data }) => data !== undefined && (isError || failureCount > 0));
  const isWaiting = queries.some((query) => query.isPlaceholderData && query.fetchStatus === "fetching");
  return (
    <p className="freshness row-note">
      {asOf !== undefined && t("dashboard.asOf", { time: formatTime(asOf, visitorTimeZone(), locale) })}{" "}
      <span role="status">
        {isLost && <strong>{t("dashboard.reconnecting")}</strong>}
        {isWaiting && !isLost && t("common:loading")}
      </span>
    </p>
  );
}
