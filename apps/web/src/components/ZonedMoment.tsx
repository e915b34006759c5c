import { formatShortMoment } from "../lib/format.ts";
import { useLocale } from "../lib/i18n.ts";
import { sameWallClock, visitorTimeZone, zoneName, zoneOffset } from "../lib/time-zone.ts";

/** A moment on the clock of a place, for tables; where that is not the reader's clock, the place's offset is said. */
export function ZonedMoment({ iso, timeZone }: { iso: string; timeZone: string }) {
  const locale = useLocale();
  return (
    <span>
      <time dateTime={iso}>{formatShortMoment(iso, timeZone, locale)}</time>
      {!sameWallClock(iso, timeZone, visitorTimeZone()) && (
        <abbr className="row-note" title={zoneName(iso, timeZone, locale)}>
          {" "}
          {zoneOffset(iso, timeZone, locale)}
        </abbr>
      )}
    </span>
  );
}
