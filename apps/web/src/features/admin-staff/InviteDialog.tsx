import type { Role } from "@guichet/api/auth/schema";
import type { NewInvitation } from "@guichet/api/staff/schema";
import { useState } from "react";
import { Button, Modal } from "react-bootstrap";
import { useTranslation } from "react-i18next";
import { CopyField } from "../../components/CopyField.tsx";
import { InviteForm } from "./InviteForm.tsx";

interface InviteDialogProps {
  readonly show: boolean;
  readonly roles: readonly Role[];
  readonly onClose: () => void;
}

/** Asks for an address and a role, then shows the link, which is shown this once. */
export function InviteDialog({ show, roles, onClose }: InviteDialogProps) {
  const { t } = useTranslation("admin");
  const [made, setMade] = useState<NewInvitation>();
  return (
    <Modal
      show={show}
      onHide={onClose}
      onExited={() => setMade(undefined)}
      // A click beside it must not lose the link.
      backdrop={made === undefined ? true : "static"}
      centered
      scrollable
      aria-labelledby="invite-dialog-title"
    >
      <Modal.Body className="p-4">
        <h2 id="invite-dialog-title" className="h3">
          {t(made === undefined ? "invitations.dialogTitle" : "invitations.madeTitle")}
        </h2>
        {made === undefined ? (
          <InviteForm roles={roles} onMade={setMade} onCancel={onClose} />
        ) : (
          <Made made={made} onClose={onClose} />
        )}
      </Modal.Body>
    </Modal>
  );
}

function Made({ made: { invitation, token, mailed }, onClose }: { made: NewInvitation; onClose: () => void }) {
  const { t } = useTranslation("admin");
  const link = new URL(`/admin.html#/invitation?token=${token}`, window.location.origin).href;
  return (
    <>
      <p role="status">{t(mailed ? "invitations.mailed" : "invitations.made", { email: invitation.email })}</p>
      <CopyField
        label={t("invitations.link")}
        value={link}
        texts={{ copy: t("invitations.copy"), copied: t("invitations.copied"), select: t("invitations.select") }}
      />
      <div className="text-end mt-3">
        <Button onClick={onClose} autoFocus>
          {t("invitations.close")}
        </Button>
      </div>
    </>
  );
}
