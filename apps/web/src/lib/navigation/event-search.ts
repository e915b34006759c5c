import { MOST_SEATS_PER_BOOKING, UUID } from "@guichet/api/bounds";

export interface EventSearch {
  /** The session that is being booked. */
  readonly session?: string;
  /** How many seats are wanted. */
  readonly seats?: number;
}

/** Reads the parameters of an event's address; what it does not understand is left out rather than refused. */
export function readEventSearch({ session, seats }: Readonly<Record<string, string>>): EventSearch {
  const id = session?.toLowerCase() ?? "";
  const wanted = Number(seats);
  const fits = Number.isInteger(wanted) && wanted >= 1 && wanted <= MOST_SEATS_PER_BOOKING;
  return { ...(UUID.test(id) ? { session: id } : {}), ...(fits ? { seats: wanted } : {}) };
}
