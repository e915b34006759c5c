import type { ComponentProps } from "react";

/** Every zone this browser knows, by region. */
const REGIONS: ReadonlyMap<string, readonly string[]> = Map.groupBy(Intl.supportedValuesOf("timeZone"), (zone) => {
  const slash = zone.indexOf("/");
  return slash < 0 ? "UTC" : zone.slice(0, slash);
});
const KNOWN = new Set([...REGIONS.values()].flat());

interface TimeZoneSelectProps extends ComponentProps<"select"> {
  /** The stored zone, offered even when this browser does not list it (`UTC`, an older name). */
  readonly current: string;
}

/** A native list: typing the first letters of a zone finds it. */
export function TimeZoneSelect({ current, ...select }: TimeZoneSelectProps) {
  return (
    <select {...select}>
      {!KNOWN.has(current) && <option value={current}>{current}</option>}
      {[...REGIONS].map(([region, zones]) => (
        <optgroup key={region} label={region}>
          {zones.map((zone) => (
            <option key={zone} value={zone}>
              {zone.replaceAll("_", " ")}
            </option>
          ))}
        </optgroup>
      ))}
    </select>
  );
}
