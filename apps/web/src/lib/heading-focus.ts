import { type RefObject, useEffect, useRef } from "react";

/**
 * After a navigation inside the interface the focus goes to the heading of the new page, which may appear only when its data
 * has come. The first page of a visit keeps the browser's own focus.
 */
let awaited = false;

/** Called by the router when the path changes. */
export function awaitHeading(): void {
  awaited = true;
}

/** Gives the focus to the heading of the page if what had it has gone from the page. */
function catchFocus(): void {
  if (document.activeElement === null || document.activeElement === document.body) focusHeading();
}

/** Gives the focus to the heading of the page: what should have had it is gone. */
export function focusHeading(): void {
  document.querySelector("h1")?.focus({ preventScroll: true });
}

/** A line of a list that goes takes the focus of its buttons along: the heading of the page has it then. */
export function useFocusAfterRemoval(lines: readonly { readonly id: string }[]): void {
  const ids = lines.map(({ id }) => id).join(" ");
  const before = useRef(ids);
  useEffect(() => {
    const isGone = (id: string) => id !== "" && !ids.includes(id);
    if (before.current.split(" ").some(isGone)) catchFocus();
    before.current = ids;
  }, [ids]);
}

/** A ref for the heading of a page; `page` tells one page from another. */
export function useHeadingFocus(page: string): RefObject<HTMLHeadingElement | null> {
  const heading = useRef<HTMLHeadingElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new page may reuse the same heading element
  useEffect(() => {
    if (!awaited) return;
    awaited = false;
    heading.current?.focus({ preventScroll: true });
  }, [page]);
  return heading;
}
