import { useId } from "react";
import { Button, Modal } from "react-bootstrap";
import { useTranslation } from "react-i18next";
import { ErrorNotice } from "./ErrorNotice.tsx";

interface RefusalDialogProps {
  /** What could not be done, to what. */
  readonly title: string;
  /** Why; null: nothing is shown. */
  readonly error: unknown;
  readonly onClose: () => void;
}

/** Says why an action of a menu was refused, for as long as it takes to read. */
export function RefusalDialog({ title, error, onClose }: RefusalDialogProps) {
  const { t } = useTranslation("common");
  const id = useId();
  return (
    <Modal show={error !== null} onHide={onClose} centered aria-labelledby={id}>
      <Modal.Body className="p-4">
        <h2 id={id} className="h3">
          {title}
        </h2>
        {error !== null && <ErrorNotice error={error} />}
        <div className="text-end">
          <Button variant="outline-secondary" onClick={onClose} autoFocus>
            {t("dialog.close")}
          </Button>
        </div>
      </Modal.Body>
    </Modal>
  );
}
