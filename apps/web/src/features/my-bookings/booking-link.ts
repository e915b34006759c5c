const UUID = /[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}/i;

/** The id in what someone pastes: a whole link, its end, or the id alone. */
export function bookingIdIn(pasted: string): string | null {
  return UUID.exec(pasted)?.[0].toLowerCase() ?? null;
}
