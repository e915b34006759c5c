import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useIsOffline, useReconnection } from "../lib/connection.ts";
import { formatDatedMoment } from "../lib/format.ts";
import { useLocale } from "../lib/i18n.ts";
import { visitorTimeZone } from "../lib/time-zone.ts";

interface SeenNoticeProps {
  /** By this device's clock, in milliseconds. */
  readonly seenAt: number;
  readonly onRetry: () => void;
  /** What cannot be done meanwhile. */
  readonly children?: ReactNode;
}

/** Says of when what is shown is: it comes from the device, as the server cannot be asked. It is asked when the network is back. */
export function SeenNotice({ seenAt, onRetry, children }: SeenNoticeProps) {
  const { t } = useTranslation("public");
  const common = useTranslation("common");
  const isOffline = useIsOffline();
  const seen = new Date(seenAt).toISOString();
  const when = formatDatedMoment(seen, visitorTimeZone(), useLocale());
  useReconnection(onRetry);
  return (
    <div className="notice" role="status">
      <p className="notice-title">{t(isOffline ? "offline.title" : "offline.unreachable")}</p>
      <p>{t("offline.asOf", { when })}</p>
      {children}
      <button type="button" className="btn btn-outline-secondary" onClick={onRetry}>
        {common.t("error.retry")}
      </button>
    </div>
  );
}
