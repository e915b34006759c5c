import { formatTag } from "@guichet/api/locale";
import type { Language } from "./languages.ts";

const UNITS = ["byte", "kilobyte", "megabyte", "gigabyte"] as const;

/** The size of a file, to two or three figures: « 12,3 Mo ». */
export function formatBytes(bytes: number, locale: Language): string {
  const power = Math.min(UNITS.length - 1, Math.max(0, Math.floor(Math.log10(Math.max(1, bytes)) / 3)));
  const format = {
    style: "unit",
    unit: UNITS[power] ?? "byte",
    unitDisplay: "short",
    maximumFractionDigits: power > 1 ? 1 : 0,
  } as const;
  return new Intl.NumberFormat(formatTag(locale), format).format(bytes / 1000 ** power);
}
