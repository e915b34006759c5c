import { useEffect, useRef } from "react";
import { trpc } from "../trpc.ts";
import { keepLive } from "./keep-live.ts";
import { streamHandlers } from "./stream-handlers.ts";

/**
 * Calls back when something has changed of what staff see, bookings or figures: within a second or two, and at most every two seconds;
 * where the page cannot listen, from time to time. What has changed is for the page to ask.
 */
export function useStaffChanges(onChange: () => void): void {
  const utils = trpc.useUtils();
  const latest = useRef(onChange);
  useEffect(() => {
    latest.current = onChange;
  });
  useEffect(() => {
    const change = () => latest.current();
    return keepLive({
      open: (stream) => utils.client.live.staff.subscribe({}, streamHandlers(stream, change)),
      poll: change,
    });
  }, [utils]);
}
