import { type ReactNode, useLayoutEffect, useState } from "react";

/**
 * What takes the place of the page that the server has written. Whoever is on a link of that one by the keyboard, or has skipped to its
 * content, is there afterwards.
 */
export function KeptFocus({ children }: { children: ReactNode }) {
  const [findFocused] = useState(wayToFocused);
  useLayoutEffect(() => {
    if (document.activeElement === document.body) findFocused()?.focus({ preventScroll: true });
  }, [findFocused]);
  return children;
}

/** How to find what has the focus now in a page that says the same. */
function wayToFocused(): () => HTMLElement | null | undefined {
  const { id = "" } = document.activeElement ?? {};
  if (id !== "") return () => document.getElementById(id);
  const href = document.activeElement?.getAttribute("href");
  return () => (href ? [...document.querySelectorAll("a")].find((link) => link.getAttribute("href") === href) : null);
}
