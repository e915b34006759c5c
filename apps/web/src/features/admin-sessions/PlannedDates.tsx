import { MOST_DATES_AT_ONCE, type SessionDetail } from "@guichet/api/sessions/schema";
import { useId } from "react";
import { useFormContext, useWatch } from "react-hook-form";
import { useTranslation } from "react-i18next";
import { formatDay, formatOffset, formatShortMoment, formatTime } from "../../lib/format.ts";
import { useLocale } from "../../lib/i18n.ts";
import { type PlannedDate, plannedDates } from "./planned-dates.ts";
import type { SessionFormValues } from "./session-form-values.ts";

interface PlannedDatesProps {
  readonly timeZone: string;
  readonly sessions: readonly SessionDetail[];
  readonly allowOverlap: boolean;
}

/** All dates that are about to be made, each with what is special about it; each can be left out. */
export function PlannedDates({ timeZone, sessions, allowOverlap }: PlannedDatesProps) {
  const { t } = useTranslation("admin");
  const { setValue, getValues, formState } = useFormContext<SessionFormValues>();
  const values = useWatch<SessionFormValues>() as SessionFormValues;
  const dates = plannedDates(values, timeZone, { sessions, now: new Date() });
  const error = formState.errors.starts?.message;
  const tooMany = dates !== null && dates.length > MOST_DATES_AT_ONCE;
  const shown = dates?.slice(0, MOST_DATES_AT_ONCE) ?? [];
  const kept = shown.filter((date) => !date.leftOut).length;
  const toggle = ({ date, leftOut }: PlannedDate) => {
    const others = getValues("leftOut").filter((other) => other !== date);
    setValue("leftOut", leftOut ? others : [...others, date], { shouldDirty: true });
  };
  return (
    <section className="dates-preview" aria-label={t("sessionForm.planned")}>
      <p className="mb-1" role="status">
        {dates === null || dates.length === 0
          ? t("sessionForm.noDate")
          : tooMany
            ? t("sessionForm.tooManyDates", { count: MOST_DATES_AT_ONCE })
            : t("sessionForm.preview", { count: kept })}
      </p>
      {error !== undefined && <p className="invalid-feedback d-block">{error}</p>}
      <ol className="planned-dates">
        {shown.map((date) => (
          <PlannedLine
            key={date.date}
            date={date}
            timeZone={timeZone}
            allowOverlap={allowOverlap}
            wanted={values.startsAt.slice(11, 16)}
            onToggle={() => toggle(date)}
          />
        ))}
      </ol>
    </section>
  );
}

interface PlannedLineProps {
  readonly date: PlannedDate;
  readonly timeZone: string;
  readonly allowOverlap: boolean;
  /** The time on the wall that was asked for. */
  readonly wanted: string;
  readonly onToggle: () => void;
}

function PlannedLine({ date, timeZone, allowOverlap, wanted, onToggle }: PlannedLineProps) {
  const { t } = useTranslation("admin");
  const locale = useLocale();
  const id = useId();
  const { startsAt, endsAt, salesEndAt, offset, clock, clocksChanged, clashes, isPast, leftOut } = date;
  const given = { wanted, time: formatTime(startsAt, timeZone, locale), offset: formatOffset(offset) };
  const notes = [
    clock === "skipped" && t("sessionForm.clockSkipped", given),
    clock === "twice" && t("sessionForm.clockTwice", given),
    clock === "once" && clocksChanged && t("sessionForm.clocksChanged"),
    isPast && t("sessionForm.datePast"),
    clashes && t(allowOverlap ? "sessionForm.dateOverlaps" : "sessionForm.dateClashes"),
  ].filter((note) => note !== false);
  return (
    <li className={leftOut ? "left-out" : undefined}>
      <input
        type="checkbox"
        id={id}
        className="form-check-input"
        checked={!leftOut}
        aria-describedby={notes.length > 0 ? `${id}-notes` : undefined}
        onChange={onToggle}
      />
      <label htmlFor={id}>
        {formatDay(startsAt, timeZone, locale)}, {given.time}–{formatTime(endsAt, timeZone, locale)}{" "}
        <span className="zone">{given.offset}</span>
      </label>
      {salesEndAt !== null && (
        <span className="date-sales-end">
          {t("sessionForm.dateSalesEnd", { moment: formatShortMoment(salesEndAt, timeZone, locale) })}
        </span>
      )}
      {notes.length > 0 && (
        <span id={`${id}-notes`} className="date-notes">
          {notes.join(" ")}
        </span>
      )}
    </li>
  );
}
