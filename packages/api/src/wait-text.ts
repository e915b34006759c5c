import { formatTag } from "./locale.ts";

/** When something may be tried again: « dans 4 minutes », never too soon. In seconds below a minute, in minutes below two hours. */
export function waitText(seconds: number, language: string): string {
  const format = new Intl.RelativeTimeFormat(formatTag(language), { numeric: "always" });
  if (seconds < 60) return format.format(Math.max(1, Math.ceil(seconds)), "second");
  return seconds < 2 * 3600
    ? format.format(Math.ceil(seconds / 60), "minute")
    : format.format(Math.ceil(seconds / 3600), "hour");
}
