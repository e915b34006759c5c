import { useTranslation } from "react-i18next";
import { formatDay, formatShortDay, formatTime } from "../lib/format.ts";
import { useLocale } from "../lib/i18n.ts";
import { sameWallClock, visitorTimeZone, zoneName, zoneOffset } from "../lib/time-zone.ts";

/** A line may break after a dash; a span of hours must not (U+2060, word joiner). */
const NO_BREAK = "\u2060";

export interface SessionTimeProps {
  readonly startsAt: string;
  readonly endsAt?: string;
  /** The event's IANA zone, in which times are shown. */
  readonly timeZone: string;
  /** `time` leaves the day out, where a heading has it; `row` is `short` for tables and cards. Both name a zone by its offset alone. */
  readonly form?: "full" | "short" | "row" | "time";
}

/** When a session is, on the clock of its place; the place is named when the visitor's clock shows something else. */
export function SessionTime({ startsAt, endsAt, timeZone, form = "full" }: SessionTimeProps) {
  const { t } = useTranslation("common");
  const locale = useLocale();
  const start = formatTime(startsAt, timeZone, locale);
  const time = endsAt === undefined ? start : `${start}–${NO_BREAK}${formatTime(endsAt, timeZone, locale)}`;
  const day =
    form === "short" || form === "row"
      ? formatShortDay(startsAt, timeZone, locale)
      : formatDay(startsAt, timeZone, locale);
  const isBrief = form === "row" || form === "time";
  const elsewhere = !sameWallClock(startsAt, timeZone, visitorTimeZone());
  return (
    <time dateTime={startsAt}>
      {form === "time" ? time : t("time.at", { day, time })}
      {elsewhere && !isBrief && <span className="zone"> ({zoneName(startsAt, timeZone, locale)})</span>}
      {elsewhere && isBrief && (
        <span className="zone" title={zoneName(startsAt, timeZone, locale)}>
          {" "}
          ({zoneOffset(startsAt, timeZone, locale)})
        </span>
      )}
    </time>
  );
}
