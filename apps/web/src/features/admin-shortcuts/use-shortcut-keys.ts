import { useEffect, useEffectEvent, useRef } from "react";
import { useAdminNavigate } from "../../lib/admin-navigation.ts";
import { isBehindDialog } from "../../lib/behind-dialog.ts";
import { areShortcutsOn, type Shortcut } from "../../lib/shortcuts.ts";
import { useRights } from "../../lib/staff-rights.ts";
import { isTypingPlace } from "../../lib/typing-place.ts";
import { type FirstKey, pressedShortcut } from "./pressed-shortcut.ts";
import { editorHere, isInRow, walkRows } from "./row-walk.ts";

interface Sheets {
  readonly onPalette: () => void;
  readonly onHelp: () => void;
}

/** Listens to the keys of the admin interface. In a field, and while something lies over the page, they are left alone. */
export function useShortcutKeys({ onPalette, onHelp }: Sheets): void {
  const navigate = useAdminNavigate();
  const rights = useRights();
  const first = useRef<FirstKey>(null);

  /** @returns whether it did something */
  function act(shortcut: Shortcut): boolean {
    switch (shortcut) {
      case "goDashboard":
        void navigate({ to: "/" });
        return true;
      case "goEvents":
        void navigate({ to: "/events" });
        return true;
      case "goBookings":
        if (!rights.includes("bookings.read-all")) return false;
        void navigate({ to: "/bookings" });
        return true;
      case "goStaff":
        if (!rights.includes("staff.read")) return false;
        void navigate({ to: "/staff" });
        return true;
      case "newEvent":
        if (!rights.includes("events.manage")) return false;
        void navigate({ to: "/events/new" });
        return true;
      case "book":
        if (!rights.includes("bookings.change-all")) return false;
        // The page's own button keeps what is filtered by.
        if (!click(document.querySelector<HTMLElement>('main [data-shortcut="book"]'))) {
          void navigate({ to: "/bookings", search: { book: "new" } });
        }
        return true;
      case "search":
        if (!focusSearch()) onPalette();
        return true;
      case "nextRow":
        return walkRows(1);
      case "previousRow":
        return walkRows(-1);
      case "edit":
        return click(editorHere());
      case "help":
        onHelp();
        return true;
    }
  }

  const press = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || event.isComposing || event.altKey) return;
    if (event.ctrlKey || event.metaKey) {
      if (event.key.toLowerCase() !== "k" || event.shiftKey) return;
      event.preventDefault();
      if (!isBehindDialog()) onPalette();
      return;
    }
    if (isCovered() || !areShortcutsOn() || isTypingPlace(event.target)) return;
    if ((event.key === "ArrowDown" || event.key === "ArrowUp") && isInRow()) {
      if (walkRows(event.key === "ArrowDown" ? 1 : -1)) event.preventDefault();
      return;
    }
    const { shortcut, first: next } = pressedShortcut(event, first.current);
    first.current = next;
    if (shortcut !== null && act(shortcut)) event.preventDefault();
  });
  useEffect(() => {
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, []);
}

/** A dialog or a drawer lies over the page. */
function isCovered(): boolean {
  return isBehindDialog() || document.querySelector(".offcanvas.show") !== null;
}

function click(element: HTMLElement | null): boolean {
  element?.click();
  return element !== null;
}

function focusSearch(): boolean {
  const box = document.querySelector<HTMLInputElement>('main input[type="search"]');
  box?.focus();
  box?.select();
  return box !== null;
}
