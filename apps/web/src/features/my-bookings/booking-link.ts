import { UUID } from "@guichet/api/bounds";

/** The id in what someone pastes: a whole link, its end, or the id alone. */
export function bookingIdIn(pasted: string): string | null {
  const parts = pasted.toLowerCase().split(/[^0-9a-f-]+/);
  return parts.find((part) => UUID.test(part)) ?? null;
}
