import { describeFailure, isReason } from "@guichet/api/errors";
import type { EventCard, EventStatus, StatusOutcome } from "@guichet/api/events/schema";
import { useState } from "react";
import { Button } from "react-bootstrap";
import { useTranslation } from "react-i18next";
import { NoticeDialog } from "../../components/NoticeDialog.tsx";
import { RefusalDialog } from "../../components/RefusalDialog.tsx";
import { useToast } from "../../components/Toasts.tsx";
import { useLocale } from "../../lib/i18n.ts";
import { apiLocale } from "../../lib/languages.ts";
import { useStatusChanges, wayBack } from "../../lib/use-status-changes.ts";

interface BulkBarProps {
  readonly events: readonly EventCard[];
  readonly selected: ReadonlySet<string>;
  readonly onToggleAll: () => void;
  readonly onClear: () => void;
}

const CHANGES = ["PUBLISHED", "DRAFT", "ARCHIVED"] as const satisfies readonly EventStatus[];

/** Chooses events and does something to all of them. It has its place from the start, so that the first tick moves nothing. */
export function BulkBar({ events, selected, onToggleAll, onClear }: BulkBarProps) {
  const { t } = useTranslation("admin");
  const toast = useToast();
  const { run, undo, busy } = useStatusChanges();
  const [refused, setRefused] = useState<readonly StatusOutcome[]>([]);
  const [error, setError] = useState<unknown>(null);
  const count = selected.size;

  const change = async (status: EventStatus) => {
    const wishes = events.filter(({ id }) => selected.has(id)).map(({ id, version }) => ({ id, version, status }));
    const { outcomes, error } = await run(wishes);
    const done = outcomes.filter(({ outcome }) => outcome === "done").length;
    const back = wayBack(outcomes, status);
    if (done > 0) {
      toast(t(`events.bulk.done.${status}`, { count: done }), { undo: back.length > 0 ? undo(back) : undefined });
    }
    setRefused(outcomes.filter(({ outcome }) => outcome === "refused"));
    setError(error);
    // What nobody answered about stays ticked, for another try.
    if (error === null) onClear();
  };

  return (
    <fieldset className="bulk-bar" aria-label={t("events.bulk.label")}>
      <div className="form-check mb-0">
        <input
          type="checkbox"
          id="select-all-events"
          className="form-check-input"
          checked={count > 0 && count === events.length}
          ref={(box) => {
            if (box !== null) box.indeterminate = count > 0 && count < events.length;
          }}
          onChange={onToggleAll}
        />
        <label htmlFor="select-all-events" className="form-check-label">
          {t("events.bulk.all", { count: events.length })}
        </label>
      </div>
      <span role="status" className="bulk-count">
        {count > 0 && t("events.bulk.selected", { count })}
      </span>
      <div className="bulk-actions">
        {CHANGES.map((status) => (
          <Button
            key={status}
            size="sm"
            variant="outline-secondary"
            disabled={count === 0 || busy}
            aria-busy={busy}
            aria-label={t(`events.bulk.doSelected.${status}`)}
            onClick={() => void change(status)}
          >
            {t(`events.bulk.do.${status}`)}
          </Button>
        ))}
      </div>
      {/* One dialog at a time: why it ended early comes first. */}
      <RefusedEvents refused={error === null ? refused : []} events={events} onClose={() => setRefused([])} />
      <RefusalDialog title={t("events.bulk.failed")} error={error} onClose={() => setError(null)} />
    </fieldset>
  );
}

interface RefusedEventsProps {
  readonly refused: readonly StatusOutcome[];
  readonly events: readonly EventCard[];
  readonly onClose: () => void;
}

/** Which events were left as they were, and why. */
function RefusedEvents({ refused, events, onClose }: RefusedEventsProps) {
  const { t } = useTranslation("admin");
  const locale = useLocale();
  const reasonText = (item: StatusOutcome) => {
    if (item.outcome === "done" || !isReason(item.reason)) return "";
    const { title, detail } = describeFailure(
      item.reason,
      item.count === undefined ? {} : { count: item.count },
      apiLocale(locale),
    );
    return [title, detail].filter(Boolean).join(". ");
  };
  return (
    <NoticeDialog
      title={t("events.bulk.refused", { count: refused.length })}
      show={refused.length > 0}
      onClose={onClose}
    >
      <ul className="refused-events">
        {refused.map((item) => (
          <li key={item.id}>
            <strong>{events.find(({ id }) => id === item.id)?.title ?? item.id}</strong>
            <span>{reasonText(item)}</span>
          </li>
        ))}
      </ul>
    </NoticeDialog>
  );
}
