import { type RefObject, useEffect, useRef } from "react";

/**
 * Scrolls to where an error is said, when there is one. The button that led to it, and has the focus, stays at the foot of the window: what
 * came of it may be below that.
 */
export function useShownAtOnce(error: unknown): RefObject<HTMLDivElement | null> {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (error !== null) place.current?.scrollIntoView?.({ block: "nearest" });
  }, [error]);
  return place;
}
