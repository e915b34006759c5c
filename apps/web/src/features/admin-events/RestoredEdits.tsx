import { Button } from "react-bootstrap";
import { useTranslation } from "react-i18next";
import { formatDatedMoment } from "../../lib/format.ts";
import { useLocale } from "../../lib/i18n.ts";
import { visitorTimeZone } from "../../lib/time-zone.ts";

/** Says that the form has what was typed before and not saved, and how to be rid of it. @param at when it was typed, an ISO instant */
export function RestoredEdits({ at, onDrop }: { at: string; onDrop: () => void }) {
  const { t } = useTranslation("admin");
  const locale = useLocale();
  return (
    <div className="notice d-flex flex-wrap gap-2 align-items-center" role="status">
      <span className="me-auto">
        {t("eventForm.restored", { date: formatDatedMoment(at, visitorTimeZone(), locale) })}
      </span>
      <Button size="sm" variant="outline-secondary" onClick={onDrop}>
        {t("eventForm.dropRestored")}
      </Button>
    </div>
  );
}
