import type { ReactNode } from "react";
import { Button, Modal } from "react-bootstrap";
import { useTranslation } from "react-i18next";
import { ErrorNotice } from "./ErrorNotice.tsx";

export interface ConfirmDialogProps {
  readonly show: boolean;
  readonly title: string;
  /** What will happen, in a sentence or two. */
  readonly children: ReactNode;
  readonly confirmLabel: string;
  /** The way back; « Revenir » by default. */
  readonly keepLabel?: string;
  readonly tone?: "danger" | "primary";
  readonly busy?: boolean;
  /** Whether all is there that it needs; true when absent. */
  readonly ready?: boolean;
  /** Why the last attempt failed; null when it did not. */
  readonly error?: unknown;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
  /** It is out of sight, and the focus is back where it was, if that is still there. */
  readonly onExited?: () => void;
}

/** Asks before something that cannot be undone. Escape and the way back change nothing. */
export function ConfirmDialog({
  tone = "danger",
  busy = false,
  ready = true,
  error = null,
  ...props
}: ConfirmDialogProps) {
  const { t } = useTranslation("common");
  return (
    <Modal
      show={props.show}
      onHide={props.onClose}
      onExited={() => props.onExited?.()}
      centered
      aria-labelledby="confirm-dialog-title"
    >
      <Modal.Body className="p-4">
        <h2 id="confirm-dialog-title" className="h3">
          {props.title}
        </h2>
        <div className="mb-3">{props.children}</div>
        {error !== null && error !== undefined && <ErrorNotice error={error} />}
        <div className="d-flex flex-wrap gap-2 justify-content-end">
          <Button variant="outline-secondary" onClick={props.onClose} disabled={busy} autoFocus>
            {props.keepLabel ?? t("dialog.keep")}
          </Button>
          <Button variant={tone} onClick={props.onConfirm} disabled={busy || !ready} aria-busy={busy}>
            {props.confirmLabel}
          </Button>
        </div>
      </Modal.Body>
    </Modal>
  );
}
