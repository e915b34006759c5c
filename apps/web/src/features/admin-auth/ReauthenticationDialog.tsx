import Modal from "react-bootstrap/Modal";
import { useTranslation } from "react-i18next";
import { answerPasswordQuestion, usePasswordQuestion } from "../../lib/reauthentication.ts";
import { ReauthenticationForm } from "./ReauthenticationForm.tsx";

/**
 * Over any page, when a change needs a sign-in that is fresh: what was typed stays in place behind it, and the change goes on where it
 * stood.
 */
export function ReauthenticationDialog({ email }: { email: string }) {
  const { t } = useTranslation(["admin", "common"]);
  const show = usePasswordQuestion();
  const cancel = () => answerPasswordQuestion(false);
  return (
    <Modal
      show={show}
      onHide={cancel}
      centered
      className="over-dialogs"
      backdropClassName="over-dialogs"
      backdrop="static"
      aria-labelledby="reauthentication-title"
    >
      <Modal.Header closeButton closeLabel={t("common:dialog.close")}>
        <Modal.Title as="h2" id="reauthentication-title" className="h5">
          {t("reauthentication.title")}
        </Modal.Title>
      </Modal.Header>
      <Modal.Body>
        <p>{t("reauthentication.lead", { email })}</p>
        <ReauthenticationForm email={email} onDone={() => answerPasswordQuestion(true)} onCancel={cancel} />
      </Modal.Body>
    </Modal>
  );
}
