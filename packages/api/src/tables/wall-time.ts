const QUARTER_MS = 15 * 60_000;
/** More than an export meets one after another; then they are asked for anew. */
const MOST_KNOWN = 5_000;
const FIELDS = { year: "numeric", month: "numeric", day: "numeric", hour: "numeric", minute: "numeric" } as const;

/** Offsets by zone and quarter of an hour, at whose edges alone an offset changes: to ask for each costs more than the rest of a row. */
const offsets = new Map<string, number>();
const formats = new Map<string, Intl.DateTimeFormat>();

/** What a clock on the wall of `timeZone` shows at an instant, as if it were UTC, in milliseconds. */
export function wallTimeMs(iso: string, timeZone: string): number {
  const time = Date.parse(iso);
  const quarter = Math.floor(time / QUARTER_MS) * QUARTER_MS;
  const key = `${quarter} ${timeZone}`;
  let offset = offsets.get(key);
  if (offset === undefined) {
    if (offsets.size >= MOST_KNOWN) offsets.clear();
    offset = wallOf(quarter, timeZone) - quarter;
    offsets.set(key, offset);
  }
  return time + offset;
}

function wallOf(time: number, timeZone: string): number {
  let format = formats.get(timeZone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat("en", { ...FIELDS, timeZone, hourCycle: "h23" });
    formats.set(timeZone, format);
  }
  const parts = Object.fromEntries(format.formatToParts(time).map(({ type, value }) => [type, Number(value)]));
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0 } = parts;
  return Date.UTC(year, month - 1, day, hour, minute);
}
