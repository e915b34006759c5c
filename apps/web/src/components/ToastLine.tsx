import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { isBehindDialog } from "../lib/behind-dialog.ts";
import { COMMAND_KEY } from "../lib/command-key.ts";
import { focusHeading } from "../lib/heading-focus.ts";

/** What a message offers to do, by a button. */
export interface ToastAction {
  readonly label: string;
  readonly run: () => void;
}

export interface Toast {
  readonly id: number;
  readonly text: string;
  readonly undo: (() => unknown) | undefined;
  readonly action: ToastAction | undefined;
  readonly about: string | undefined;
}

interface ToastLineProps {
  readonly toast: Toast;
  readonly onDismiss: (id: number) => void;
  readonly onUndo: (toast: Toast) => void;
}

const SHOWN_MS = 6_000;
/** Long enough to find the button with the keyboard. */
const SHOWN_WITH_UNDO_MS = 15_000;

/** One message. It stays as long as somebody points at it or has the focus in it; the focus goes back where it came from. */
export function ToastLine({ toast, onDismiss, onUndo }: ToastLineProps) {
  const { t } = useTranslation("common");
  const [held, setHeld] = useState(false);
  const line = useRef<HTMLDivElement>(null);
  const cameFrom = useRef<EventTarget>(null);
  const { id, text, undo, action } = toast;
  // What waits to be done waits for its reader, too.
  const shownMs = action === undefined ? (undo === undefined ? SHOWN_MS : SHOWN_WITH_UNDO_MS) : null;
  useEffect(() => {
    if (held || shownMs === null) return;
    const timer = setInterval(() => {
      // A dialog covers it (styles/components.css): it waits until that is closed.
      if (!isBehindDialog()) onDismiss(id);
    }, shownMs);
    return () => clearInterval(timer);
  }, [id, shownMs, held, onDismiss]);

  function leave(act: () => void): void {
    const hadFocus = line.current?.contains(document.activeElement) === true;
    act();
    if (!hadFocus) return;
    const before = cameFrom.current;
    if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
    else focusHeading();
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only waits for whoever is about to use what is in it
    <div
      ref={line}
      className="toast-message surface appear"
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={({ relatedTarget, currentTarget }) => {
        setHeld(true);
        if (!currentTarget.contains(relatedTarget)) cameFrom.current = relatedTarget;
      }}
      onBlur={() => setHeld(false)}
    >
      <span>{text}</span>
      {undo !== undefined && (
        <button
          type="button"
          className="btn btn-link btn-sm"
          title={t("undo.key", { key: COMMAND_KEY })}
          aria-keyshortcuts="Control+Z Meta+Z"
          onClick={() => leave(() => onUndo(toast))}
        >
          {t("undo.label")}
        </button>
      )}
      {action !== undefined && (
        <button type="button" className="btn btn-sm btn-link" onClick={() => leave(action.run)}>
          {action.label}
        </button>
      )}
      <button
        type="button"
        className="btn-close"
        aria-label={t("dialog.close")}
        onClick={() => leave(() => onDismiss(id))}
      />
    </div>
  );
}
