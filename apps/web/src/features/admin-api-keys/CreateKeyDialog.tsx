import { useState } from "react";
import { Modal } from "react-bootstrap";
import { useTranslation } from "react-i18next";
import type { RouterOutputs } from "../../lib/trpc.ts";
import { CreateKeyForm } from "./CreateKeyForm.tsx";
import { NewKey } from "./NewKey.tsx";

type Made = RouterOutputs["apiKeys"]["create"];

/** Makes a key, then shows it once. While it is shown nothing but its button closes the dialog: a slip would lose it. */
export function CreateKeyDialog({ show, onClose }: { show: boolean; onClose: () => void }) {
  const { t } = useTranslation("admin");
  const [made, setMade] = useState<Made | null>(null);
  return (
    <Modal
      show={show}
      onHide={onClose}
      onExited={() => setMade(null)}
      backdrop="static"
      keyboard={made === null}
      centered
      aria-labelledby="create-key-title"
    >
      <Modal.Body className="p-4">
        <h2 id="create-key-title" className="h3">
          {t(made === null ? "apiKeys.form.title" : "apiKeys.shown.title")}
        </h2>
        {made === null ? (
          <CreateKeyForm onMade={setMade} onCancel={onClose} />
        ) : (
          <NewKey made={made} onDone={onClose} />
        )}
      </Modal.Body>
    </Modal>
  );
}
