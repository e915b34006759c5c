import type { Result } from "../errors.ts";
import { type BatchServices, type PlacedBooking, placeBatch } from "./batch-service.ts";
import type { CreateBookingInput } from "./schema.ts";

/** Takes wishes for seats and answers each once it is committed or refused. */
export interface BookingQueue {
  place(wish: CreateBookingInput): Promise<Result<PlacedBooking>>;
}

/** One transaction a wish. */
export function createBookingQueue(services: BatchServices): BookingQueue {
  return {
    async place(wish) {
      const [outcome] = await placeBatch(services, wish.sessionId, [wish]);
      if (outcome === undefined) throw new Error("A batch of one answered none");
      return outcome;
    },
  };
}
