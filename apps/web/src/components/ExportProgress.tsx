import { useTranslation } from "react-i18next";
import { formatNumber } from "../lib/format.ts";
import { formatBytes } from "../lib/format-bytes.ts";
import { useLocale } from "../lib/i18n.ts";
import type { ExportProgress } from "../lib/receive-export.ts";
import type { ExportEnd } from "../lib/use-export.ts";
import type { ExportSize } from "./ExportDialog.tsx";

/** Steps in which progress is read out: every row would drown everything else. */
const SPOKEN_STEP = 25;

interface ExportProgressBarProps {
  readonly progress: ExportProgress;
  readonly size: ExportSize | null;
}

/** Rows and bytes so far, and the share of the whole where the whole is known. */
export function ExportProgressBar({ progress: { rows, bytes }, size }: ExportProgressBarProps) {
  const { t } = useTranslation("admin");
  const locale = useLocale();
  const whole = size === null || size.hasMore || size.rows === 0 ? null : size.rows;
  const percent = whole === null ? null : Math.min(100, Math.floor((100 * rows) / whole));
  const soFar = { rows: formatNumber(rows, locale), bytes: formatBytes(bytes, locale) };
  const spoken = percent === null ? t("export.runningSpoken") : Math.floor(percent / SPOKEN_STEP) * SPOKEN_STEP;
  return (
    <>
      <progress aria-label={t("export.progress")} {...(percent === null ? {} : { value: percent })} max={100} />
      <p className="figures mb-0">
        {whole === null
          ? t("export.soFar", soFar)
          : t("export.soFarOf", { ...soFar, whole: formatNumber(whole, locale) })}
      </p>
      <p className="visually-hidden" role="status">
        {typeof spoken === "number" ? t("export.spoken", { percent: spoken }) : spoken}
      </p>
    </>
  );
}

/** What became of the file. */
export function ExportEndNotice({ end }: { end: ExportEnd }) {
  const { t } = useTranslation("admin");
  const locale = useLocale();
  if (end.kind !== "saved") {
    return (
      <p role="status" className="notice">
        {t(end.kind === "stopped" ? "export.stopped" : "export.handedOver")}
      </p>
    );
  }
  const { rows, bytes, fileName } = end;
  const texts = { count: rows, number: formatNumber(rows, locale), bytes: formatBytes(bytes, locale), fileName };
  return (
    <p role="status" className="notice">
      {t("export.saved", texts)}
    </p>
  );
}
