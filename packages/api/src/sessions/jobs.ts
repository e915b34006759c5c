import { unfinishedCancellations } from "@guichet/db";
import { type EndServices, finishCancellation } from "./cancel-service.ts";

/** Sessions that one run looks after. */
const SESSIONS_PER_RUN = 1_000;

/**
 * Ends the bookings of cancelled sessions whose cancellation did not come to its end: its process died, or the database was busy. A
 * session that cannot be helped does not keep the others waiting.
 * @param signal stops the run between two transactions
 * @returns how many bookings were ended
 * @throws AggregateError when some sessions failed, after all were visited
 */
export async function finishCancellations(services: EndServices, signal?: AbortSignal): Promise<number> {
  const failures: unknown[] = [];
  let ended = 0;
  for (const sessionId of await unfinishedCancellations(services.database.writer, SESSIONS_PER_RUN)) {
    try {
      ended += await finishCancellation(services, sessionId, signal);
    } catch (error) {
      failures.push(error);
    }
  }
  if (failures.length > 0)
    throw new AggregateError(failures, `The cancellation of ${failures.length} sessions could not be finished`);
  return ended;
}
