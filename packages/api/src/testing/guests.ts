export const HOLD_MINUTES = 15;

/** A wish for seats, as a guest's form sends it. */
export function aGuest(sessionId: string, seats = 1) {
  return { sessionId, seats, name: "Camille Martin", email: "camille.martin@example.org" };
}
