import { useNavigate, useSearch } from "@tanstack/react-router";
import { useState } from "react";

/**
 * How many seats are wanted on the page of an event: what the address says, else `fallback`. A choice counts at once, though the address
 * follows a moment later; what the back button brings into the address counts as well.
 */
export function useSeatsInAddress(fallback: () => number): [number, (seats: number) => void] {
  const search = useSearch({ from: "/events/$slug" });
  const navigate = useNavigate({ from: "/events/$slug" });
  const [initial] = useState(fallback);
  const [wish, setWish] = useState({ seats: search.seats, address: search.seats });
  if (wish.address !== search.seats) setWish({ seats: search.seats, address: search.seats });

  const choose = (seats: number) => {
    setWish({ seats, address: search.seats });
    void navigate({ search: (now) => ({ ...now, seats }), replace: true, resetScroll: false });
  };
  return [wish.seats ?? initial, choose];
}
