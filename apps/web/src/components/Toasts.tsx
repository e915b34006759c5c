import { createContext, type ReactNode, useCallback, useContext, useMemo, useRef, useState } from "react";
import { CloseButton } from "react-bootstrap";
import { useTranslation } from "react-i18next";

interface Toast {
  readonly id: number;
  readonly text: string;
}

const SHOWN_MS = 6_000;
const MOST_SHOWN = 3;

const ToastContext = createContext<(text: string) => void>(() => {
  throw new Error("useToast needs a ToastProvider");
});

/** Shows a short message that goes away by itself and is read out politely: for what succeeded, never for an error. */
export function useToast(): (text: string) => void {
  return useContext(ToastContext);
}

export function ToastProvider({ children }: { children: ReactNode }) {
  const { t } = useTranslation("common");
  const [toasts, setToasts] = useState<readonly Toast[]>([]);
  const nextId = useRef(0);

  const dismiss = useCallback((id: number) => setToasts((shown) => shown.filter((toast) => toast.id !== id)), []);
  const show = useCallback(
    (text: string) => {
      const id = nextId.current++;
      setToasts((shown) => [...shown, { id, text }].slice(-MOST_SHOWN));
      setTimeout(() => dismiss(id), SHOWN_MS);
    },
    [dismiss],
  );
  const list = useMemo(
    () =>
      toasts.map(({ id, text }) => (
        <div key={id} className="toast-message surface appear">
          <span>{text}</span>
          <CloseButton aria-label={t("dialog.close")} onClick={() => dismiss(id)} />
        </div>
      )),
    [toasts, t, dismiss],
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
