import Modal from "react-bootstrap/Modal";
import { useTranslation } from "react-i18next";
import { SignInForm } from "./SignInForm.tsx";
import { useAfterSignIn } from "./use-after-sign-in.ts";

interface SignInDialogProps {
  readonly email: string;
  /** Gives the page up for the sign-in page. */
  readonly onLeave: () => void;
}

/** Over a page whose session ended while it was in use: what was typed stays in place behind it. */
export function SignInDialog({ email, onLeave }: SignInDialogProps) {
  const { t } = useTranslation("admin");
  const afterSignIn = useAfterSignIn();
  return (
    <Modal
      show
      centered
      className="over-dialogs"
      backdropClassName="over-dialogs"
      backdrop="static"
      keyboard={false}
      aria-labelledby="sign-in-dialog-title"
    >
      <Modal.Body className="p-4">
        <h2 id="sign-in-dialog-title" className="h3">
          {t("signIn.expiredTitle")}
        </h2>
        <p>{t("signIn.expired")}</p>
        <SignInForm email={email} onSignedIn={afterSignIn} />
        <button type="button" className="btn btn-link w-100 mt-2" onClick={onLeave}>
          {t("signIn.leave")}
        </button>
      </Modal.Body>
    </Modal>
  );
}
