import type { EventCard } from "@guichet/api/events/schema";
import { daysBetween, daysLater } from "@guichet/api/sessions/repeat-rules";
import { MOST_DAYS_MOVED, type SessionDetail } from "@guichet/api/sessions/schema";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { ConfirmDialog } from "../../components/ConfirmDialog.tsx";
import { useToast } from "../../components/Toasts.tsx";
import { useAdminNavigate } from "../../lib/admin-navigation.ts";
import { dayKey, formatDay, formatTime } from "../../lib/format.ts";
import { useLocale } from "../../lib/i18n.ts";
import { trpc } from "../../lib/trpc.ts";

const MOST_SHOWN = 8;
/** Days by which the first session is often moved. */
const STEPS = [
  ["day", 1],
  ["week", 7],
  ["fourWeeks", 28],
  ["year", 364],
] as const;

/** Copies an event, alone or with its sessions moved so that the first of them is on a day of one's choice. */
export function DuplicateDialog({ event, onClose }: { event: EventCard; onClose: () => void }) {
  const { t } = useTranslation("admin");
  const toast = useToast();
  const navigate = useAdminNavigate();
  const utils = trpc.useUtils();
  const [withSessions, setWithSessions] = useState(false);
  const [firstDay, setFirstDay] = useState("");
  const sessions = trpc.sessions.list.useQuery({ id: event.id });
  const copied = (sessions.data?.items ?? []).filter(({ status }) => status === "SCHEDULED");
  const from = copied[0] === undefined ? null : dayKey(copied[0].startsAt, event.timeZone);
  const days = from === null ? null : daysBetween(from, firstDay);

  const onSuccess = async (copy: { id: string }) => {
    toast(
      t(withSessions ? "events.duplicatedWith" : "events.duplicated", { title: event.title, count: copied.length }),
    );
    onClose();
    await Promise.all([utils.events.invalidate(), utils.dashboard.invalidate()]);
    await navigate({ to: "/events/$eventId", params: { eventId: copy.id } });
  };
  const alone = trpc.events.duplicate.useMutation({ onSuccess });
  const along = trpc.sessions.duplicateEvent.useMutation({ onSuccess });
  const isMoved = days !== null && days !== 0 && Math.abs(days) <= MOST_DAYS_MOVED;

  return (
    <ConfirmDialog
      show
      title={t("events.duplicateTitle", { title: event.title })}
      confirmLabel={t("events.duplicate")}
      keepLabel={t("form.cancel")}
      tone="primary"
      busy={alone.isPending || along.isPending}
      ready={!withSessions || isMoved}
      error={alone.error ?? along.error}
      onClose={onClose}
      onConfirm={() => {
        if (!withSessions) alone.mutate({ id: event.id });
        else if (days !== null) along.mutate({ id: event.id, days });
      }}
    >
      <p>{t("events.duplicateBody")}</p>
      <WhatIsCopied chosen={withSessions} count={copied.length} onChoose={setWithSessions} />
      {withSessions && (
        <MovedSessions
          sessions={copied}
          timeZone={event.timeZone}
          from={from ?? ""}
          firstDay={firstDay}
          days={isMoved ? days : null}
          onChange={setFirstDay}
        />
      )}
    </ConfirmDialog>
  );
}

function WhatIsCopied(props: { chosen: boolean; count: number; onChoose: (withSessions: boolean) => void }) {
  const { t } = useTranslation("admin");
  const id = useId();
  const { chosen, count, onChoose } = props;
  return (
    <fieldset className="mb-3">
      <legend className="visually-hidden">{t("events.duplicateWhat")}</legend>
      {[false, true].map((withSessions) => (
        <div key={String(withSessions)} className="form-check">
          <input
            type="radio"
            id={`${id}-${withSessions}`}
            name={id}
            className="form-check-input"
            checked={chosen === withSessions}
            disabled={withSessions && count === 0}
            onChange={() => onChoose(withSessions)}
          />
          <label htmlFor={`${id}-${withSessions}`} className="form-check-label">
            {withSessions ? t("events.duplicateWith", { count }) : t("events.duplicateAlone")}
          </label>
        </div>
      ))}
    </fieldset>
  );
}

interface MovedSessionsProps {
  readonly sessions: readonly SessionDetail[];
  readonly timeZone: string;
  /** The day of the first one, and the day that it is to have. */
  readonly from: string;
  readonly firstDay: string;
  readonly days: number | null;
  readonly onChange: (day: string) => void;
}

function MovedSessions({ sessions, timeZone, from, firstDay, days, onChange }: MovedSessionsProps) {
  const { t } = useTranslation("admin");
  const locale = useLocale();
  const id = useId();
  const first = sessions[0];
  const moveBy = (more: number) => {
    const base = firstDay === "" ? from : firstDay;
    onChange(daysLater(`${base}T12:00:00Z`, more, "UTC").slice(0, 10));
  };
  if (first === undefined) return null;
  const dates = days === null ? [] : sessions.map(({ startsAt }) => daysLater(startsAt, days, timeZone));
  return (
    <>
      <div className="mb-3">
        <label htmlFor={id} className="form-label">
          {t("events.duplicateFirst")}
        </label>
        <div className="d-flex flex-wrap gap-2">
          <input
            id={id}
            type="date"
            className="form-control short-control"
            aria-describedby={`${id}-help`}
            value={firstDay}
            onChange={(event) => onChange(event.target.value)}
          />
          {STEPS.map(([name, more]) => (
            <button key={name} type="button" className="btn btn-sm btn-outline-secondary" onClick={() => moveBy(more)}>
              {t(`events.duplicateBy.${name}`)}
            </button>
          ))}
        </div>
        <div id={`${id}-help`} className="form-text">
          {t("events.duplicateFirstHelp", { date: formatDay(first.startsAt, timeZone, locale) })}
        </div>
      </div>
      <div className="dates-preview" role="status">
        {days === null ? (
          t("events.duplicateNoDay")
        ) : (
          <>
            <p className="mb-1">{t("events.duplicatePreview", { count: days })}</p>
            <ul className="mb-0">
              {dates.slice(0, MOST_SHOWN).map((startsAt) => (
                <li key={startsAt}>
                  {formatDay(startsAt, timeZone, locale)}, {formatTime(startsAt, timeZone, locale)}
                </li>
              ))}
            </ul>
            {dates.length > MOST_SHOWN && (
              <p className="mb-0">{t("events.duplicateMore", { count: dates.length - MOST_SHOWN })}</p>
            )}
          </>
        )}
      </div>
    </>
  );
}
