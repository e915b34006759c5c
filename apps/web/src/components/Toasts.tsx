import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useRef, useState } from "react";
import { Button, CloseButton } from "react-bootstrap";
import { useTranslation } from "react-i18next";

/** What a message offers to do about what it tells of: to undo it, say. */
export interface ToastAction {
  readonly label: string;
  readonly run: () => void;
}

interface Toast {
  readonly id: number;
  readonly text: string;
  readonly action: ToastAction | undefined;
}

type ShowToast = (text: string, action?: ToastAction) => void;

const SHOWN_MS = 6_000;
/** Long enough to find the button with the keyboard. */
const SHOWN_WITH_ACTION_MS = 15_000;
const MOST_SHOWN = 3;

const ToastContext = createContext<ShowToast>(() => {
  throw new Error("useToast needs a ToastProvider");
});

/** Shows a short message that goes away by itself and is read out politely: for what succeeded, never for an error. */
export function useToast(): ShowToast {
  return useContext(ToastContext);
}

export function ToastProvider({ children }: { children: ReactNode }) {
  const { t } = useTranslation("common");
  const [toasts, setToasts] = useState<readonly Toast[]>([]);
  const nextId = useRef(0);

  const dismiss = useCallback((id: number) => setToasts((shown) => shown.filter((toast) => toast.id !== id)), []);
  const show = useCallback<ShowToast>((text, action) => {
    const id = nextId.current++;
    setToasts((shown) => [...shown, { id, text, action }].slice(-MOST_SHOWN));
  }, []);
  const list = useMemo(
    () => toasts.map((toast) => <ToastLine key={toast.id} toast={toast} onDismiss={dismiss} />),
    [toasts, dismiss],
  );

  return (
    <ToastContext value={show}>
      {children}
      <section className="toast-area" aria-label={t("toasts")} aria-live="polite">
        {list}
      </section>
    </ToastContext>
  );
}

/** It stays as long as somebody points at it or has the focus in it. */
function ToastLine({ toast, onDismiss }: { toast: Toast; onDismiss: (id: number) => void }) {
  const { t } = useTranslation("common");
  const [held, setHeld] = useState(false);
  const { id, text, action } = toast;
  useEffect(() => {
    if (held) return;
    const timer = setTimeout(() => onDismiss(id), action === undefined ? SHOWN_MS : SHOWN_WITH_ACTION_MS);
    return () => clearTimeout(timer);
  }, [id, action, held, onDismiss]);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only waits for whoever is about to use what is in it
    <div
      className="toast-message surface appear"
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <span>{text}</span>
      {action !== undefined && (
        <Button
          variant="link"
          size="sm"
          onClick={() => {
            onDismiss(id);
            action.run();
          }}
        >
          {action.label}
        </Button>
      )}
      <CloseButton aria-label={t("dialog.close")} onClick={() => onDismiss(id)} />
    </div>
  );
}
