import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useEffectEvent,
  useMemo,
  useRef,
  useState,
} from "react";
import { useTranslation } from "react-i18next";
import { isBehindDialog } from "../lib/behind-dialog.ts";
import { isTypingPlace } from "../lib/typing-place.ts";
import { type Toast, type ToastAction, ToastLine } from "./ToastLine.tsx";

export interface ToastOptions {
  /**
   * Takes back what the message tells of. What it resolves with is said then; without that, that all is as before. A rejection is
   * said, too.
   */
  readonly undo?: (() => unknown) | undefined;
  /** What can be done about it, for as long as the message is not closed; no key does that. */
  readonly action?: ToastAction;
  /** Of messages about the same thing only the last one is shown. */
  readonly about?: string;
}

/** @returns what takes the message away, if it is still there */
type ShowToast = (text: string, options?: ToastOptions) => () => void;

const MOST_SHOWN = 3;

const ToastContext = createContext<ShowToast>(() => {
  throw new Error("useToast needs a ToastProvider");
});

/** Shows a short message that goes away by itself and is read out politely: for what succeeded, never for an error. */
export function useToast(): ShowToast {
  return useContext(ToastContext);
}

/** The same for what is only in a form: when the component goes, there is nothing left to take back, and its messages go too. */
export function useToastHere(): ShowToast {
  const toast = useToast();
  const shown = useRef<(() => void)[]>([]);
  useEffect(
    () => () => {
      for (const withdraw of shown.current) withdraw();
    },
    [],
  );
  return useCallback(
    (text, options) => {
      const withdraw = toast(text, options);
      shown.current = [...shown.current.slice(1 - MOST_SHOWN), withdraw];
      return withdraw;
    },
    [toast],
  );
}

export function ToastProvider({ children }: { children: ReactNode }) {
  const { t } = useTranslation("common");
  const [toasts, setToasts] = useState<readonly Toast[]>([]);
  const nextId = useRef(0);
  const area = useRef<HTMLElement>(null);

  const dismiss = useCallback((id: number) => setToasts((shown) => shown.filter((toast) => toast.id !== id)), []);
  const show = useCallback<ShowToast>(
    (text, { undo, action, about } = {}) => {
      const id = nextId.current++;
      setToasts((shown) =>
        [
          ...shown.filter((toast) => about === undefined || toast.about !== about),
          { id, text, undo, action, about },
        ].slice(-MOST_SHOWN),
      );
      return () => dismiss(id);
    },
    [dismiss],
  );
  const takeBack = useEffectEvent(({ id, undo }: Toast) => {
    dismiss(id);
    Promise.resolve(undo?.()).then(
      (said) => show(typeof said === "string" ? said : t("undo.done")),
      () => show(t("undo.failed")),
    );
  });
  const onUndo = useCallback((toast: Toast) => takeBack(toast), []);
  useUndoKey(toasts, onUndo);
  useStayOfFocus(area);
  const list = useMemo(
    () => toasts.map((toast) => <ToastLine key={toast.id} toast={toast} onDismiss={dismiss} onUndo={onUndo} />),
    [toasts, dismiss, onUndo],
  );

  return (
    <ToastContext value={show}>
      {children}
      <section ref={area} className="toast-area" aria-label={t("toasts")} aria-live="polite">
        {list}
      </section>
    </ToastContext>
  );
}

/** Ctrl-Z (⌘Z) takes back what the last message with a way back tells of. In a field it is the field's own. */
function useUndoKey(toasts: readonly Toast[], onUndo: (toast: Toast) => void): void {
  const press = useEffectEvent((event: KeyboardEvent) => {
    const isUndo = (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey && event.key === "z";
    if (!isUndo || event.defaultPrevented || isTypingPlace(event.target) || isBehindDialog()) return;
    const last = toasts.findLast(({ undo }) => undo !== undefined);
    if (last === undefined) return;
    event.preventDefault();
    onUndo(last);
  });
  useEffect(() => {
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, []);
}

/** A drawer takes back the focus that leaves it. A message is shown above it, and going there is not leaving. */
function useStayOfFocus(area: { readonly current: HTMLElement | null }): void {
  useEffect(() => {
    const stay = (event: FocusEvent) => {
      const isInside = event.target instanceof Node && area.current?.contains(event.target) === true;
      if (isInside && !isBehindDialog()) event.stopPropagation();
    };
    // Before the drawer's own listener, which is the document's. React listens to `focusin`, and hears it all the same.
    window.addEventListener("focus", stay, true);
    return () => window.removeEventListener("focus", stay, true);
  }, [area]);
}
