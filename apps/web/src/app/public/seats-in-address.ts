import { useState } from "react";
import type { EventSearch } from "../../lib/navigation/event-search.ts";
import { changeEventSearch } from "./event-address.ts";

/**
 * How many seats are wanted on the page of an event: what its address says, else `fallback`. A choice counts at once, though the address
 * follows a moment later; what the back button brings into the address counts as well.
 */
export function useSeatsInAddress(search: EventSearch, fallback: () => number): [number, (seats: number) => void] {
  const [initial] = useState(fallback);
  const [wish, setWish] = useState({ seats: search.seats, address: search.seats });
  if (wish.address !== search.seats) setWish({ seats: search.seats, address: search.seats });

  const choose = (seats: number) => {
    setWish({ seats, address: search.seats });
    changeEventSearch((now) => ({ ...now, seats }));
  };
  return [wish.seats ?? initial, choose];
}
