import { type ReactNode, useId } from "react";
import { Button, Modal, type ModalProps } from "react-bootstrap";
import { useTranslation } from "react-i18next";

interface NoticeDialogProps extends Pick<ModalProps, "size" | "animation"> {
  readonly title: string;
  readonly show: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** Something to read, for as long as it takes. */
export function NoticeDialog({ title, show, onClose, children, ...modal }: NoticeDialogProps) {
  const { t } = useTranslation("common");
  const id = useId();
  return (
    <Modal {...modal} show={show} onHide={onClose} centered scrollable aria-labelledby={id}>
      <Modal.Body className="p-4">
        <h2 id={id} className="h3">
          {title}
        </h2>
        {children}
        <div className="text-end">
          <Button variant="outline-secondary" onClick={onClose} autoFocus>
            {t("dialog.close")}
          </Button>
        </div>
      </Modal.Body>
    </Modal>
  );
}
