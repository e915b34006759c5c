import { Button } from "react-bootstrap";
import { useTranslation } from "react-i18next";
import { formatDatedMoment } from "../../lib/format.ts";
import { useLocale } from "../../lib/i18n.ts";
import { visitorTimeZone } from "../../lib/time-zone.ts";
import type { NewEventDraft } from "./new-event-drafts.ts";

interface OtherDraftsProps {
  readonly drafts: readonly NewEventDraft[];
  readonly onAdopt: (draft: NewEventDraft) => void;
}

/** New events that were begun in other tabs and not saved, to go on with. */
export function OtherDrafts({ drafts, onAdopt }: OtherDraftsProps) {
  const { t } = useTranslation("admin");
  const locale = useLocale();
  return drafts.map((draft) => {
    const { at, mine } = draft.edits;
    const title = mine.title.trim() || t("eventForm.untitled");
    return (
      <div key={draft.id} className="notice d-flex flex-wrap gap-2 align-items-center">
        <span className="me-auto">
          {t("eventForm.otherDraft", { title, date: formatDatedMoment(at, visitorTimeZone(), locale) })}
        </span>
        <Button
          size="sm"
          variant="outline-secondary"
          aria-label={t("eventForm.adoptDraftOf", { title })}
          onClick={() => onAdopt(draft)}
        >
          {t("eventForm.adoptDraft")}
        </Button>
      </div>
    );
  });
}
