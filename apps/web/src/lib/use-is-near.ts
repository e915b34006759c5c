import { type RefObject, startTransition, useEffect, useState } from "react";

/** About what one scrolls in the time that it takes to load something. */
const AHEAD = "400px";

/** Whether an element is, or was, in view or about to be; always so where a browser cannot tell. */
export function useIsNear(element: RefObject<HTMLElement | null>): boolean {
  const [isNear, setIsNear] = useState(() => typeof IntersectionObserver === "undefined");
  useEffect(() => {
    if (isNear || element.current === null) return;
    const look = (entries: IntersectionObserverEntry[]) => {
      // What is shown stays until what takes its place is there.
      if (entries.some((entry) => entry.isIntersecting)) startTransition(() => setIsNear(true));
    };
    const observer = new IntersectionObserver(look, { rootMargin: AHEAD });
    observer.observe(element.current);
    return () => observer.disconnect();
  }, [element, isNear]);
  return isNear;
}
