import type { BookingNews } from "@guichet/api/live/schema";
import { useEffect } from "react";
import { trpc } from "../trpc.ts";
import { keepLive } from "./keep-live.ts";
import { streamHandlers } from "./stream-handlers.ts";

/**
 * Keeps `bookings.get` up to date while the page is shown, the clock of its countdown included.
 * @param id of the booking; null while there is nothing to show
 */
export function useLiveBooking(id: string | null): void {
  const utils = trpc.useUtils();
  useEffect(() => {
    if (id === null) return;
    const key = { id };
    const take = ({ booking, asOf }: BookingNews) => {
      const known = utils.bookings.get.getData(key);
      // The answer to what was just done here may have overtaken it on the way.
      const isOvertaken = known !== undefined && Date.parse(known.serverTime) > Date.parse(asOf);
      if (isOvertaken && !isSame(known, booking)) void utils.bookings.get.invalidate(key);
      else utils.bookings.get.setData(key, booking);
    };
    return keepLive({
      open: (stream) => utils.client.live.booking.subscribe(key, streamHandlers(stream, take)),
      poll: () => void utils.bookings.get.invalidate(key),
    });
  }, [utils, id]);
}

/** But for the clock. */
function isSame(a: BookingNews["booking"], b: BookingNews["booking"]): boolean {
  return JSON.stringify({ ...a, serverTime: "" }) === JSON.stringify({ ...b, serverTime: "" });
}
