import { keepPreviousData } from "@tanstack/react-query";
import { type FocusEvent, useDeferredValue, useEffect, useState } from "react";
import { trpc } from "../../lib/trpc.ts";
import type { Suggestion } from "./suggestions.ts";

const SHORTEST = 2;
const PAUSE_MS = 150;
const FIVE_MINUTES_MS = 5 * 60_000;
const NONE: readonly Suggestion[] = [];

/** What is suggested for the text of the search box, and which of it the arrow keys are at. */
export function useSuggestions(text: string) {
  const [isWanted, setWanted] = useState(false);
  const [active, setActive] = useState<number | null>(null);
  const q = usePaused(useDeferredValue(text.trim()));
  const isAsked = isWanted && q.length >= SHORTEST;
  const { data } = trpc.events.suggest.useQuery(
    { q },
    { enabled: isAsked, staleTime: FIVE_MINUTES_MS, placeholderData: keepPreviousData, retry: false },
  );
  const items = isAsked ? (data?.items ?? NONE) : NONE;
  const isOpen = items.length > 0;

  function close(): void {
    setWanted(false);
    setActive(null);
  }

  return {
    items,
    isOpen,
    active: active !== null && active < items.length ? active : null,
    open(): void {
      setWanted(true);
      setActive(null);
    },
    close,
    closeWhenLeft(event: FocusEvent): void {
      if (!event.currentTarget.contains(event.relatedTarget)) close();
    },
    /** From the box into the list, through it, and back into the box. */
    move(step: 1 | -1): void {
      setWanted(true);
      if (!isOpen) return;
      const places = items.length + 1;
      const next = ((active ?? items.length) + step + places) % places;
      setActive(next === items.length ? null : next);
    },
  };
}

/** A text once it has not changed for a moment. */
function usePaused(text: string): string {
  const [paused, setPaused] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setPaused(text), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return paused;
}
