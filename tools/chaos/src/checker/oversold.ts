import type { NodeState, StoredBooking } from "./stored.ts";

/** A sentence for each session of a node that has more seats sold than there are, or a seat sold twice. */
export function findOversold({ node, sessions, bookings }: NodeState): string[] {
  const live = Map.groupBy(
    bookings.filter(({ status }) => status === "PENDING" || status === "CONFIRMED"),
    ({ session }) => session,
  );
  return sessions.flatMap(({ id, capacity }) => {
    const wrong = judgeSession(live.get(id) ?? [], capacity);
    return wrong === null ? [] : [`session ${id} on ${node}: ${wrong}`];
  });
}

function judgeSession(live: readonly StoredBooking[], capacity: number): string | null {
  const sold = live.reduce((sum, { seats }) => sum + seats, 0);
  if (sold > capacity) return `${sold} of ${capacity} seats sold`;
  const numbers = live.flatMap(({ seatNumbers }) => seatNumbers);
  const beyond = numbers.find((number) => number > capacity);
  if (beyond !== undefined) return `seat ${beyond} of ${capacity} sold`;
  const taken = new Set<number>();
  for (const number of numbers) {
    if (taken.has(number)) return `seat ${number} sold twice`;
    taken.add(number);
  }
  return null;
}
