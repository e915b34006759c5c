import type { Role } from "@guichet/api/auth/schema";
import type { StaffListMember } from "@guichet/api/staff/schema";
import { useId, useState } from "react";
import { Modal } from "react-bootstrap";
import { useTranslation } from "react-i18next";
import { ErrorNotice } from "../../components/ErrorNotice.tsx";
import { FormFoot } from "../../components/FormFoot.tsx";
import { useToast } from "../../components/Toasts.tsx";
import { trpc } from "../../lib/trpc.ts";
import { RoleChoice } from "./RoleChoice.tsx";

interface RoleDialogProps {
  readonly show: boolean;
  readonly member: StaffListMember;
  readonly roles: readonly Role[];
  readonly onClose: () => void;
}

/** Gives somebody another role. */
export function RoleDialog({ show, member, roles, onClose }: RoleDialogProps) {
  const { t } = useTranslation("admin");
  const toast = useToast();
  const utils = trpc.useUtils();
  const id = useId();
  const [chosen, setChosen] = useState<Role>();
  const { name } = member;
  const role = chosen ?? roles.find((one) => one === member.role);
  const close = () => {
    changeRole.reset();
    onClose();
  };
  const changeRole = trpc.staff.changeRole.useMutation({
    onSuccess: async (changed) => {
      toast(t("staff.roleSaved", { name, role: t(`roles.${changed.role}.name`) }));
      close();
      await utils.staff.invalidate();
    },
  });
  return (
    <Modal show={show} onHide={close} onExited={() => setChosen(undefined)} centered scrollable aria-labelledby={id}>
      <Modal.Body className="p-4">
        <h2 id={id} className="h3">
          {t("staff.roleTitle", { name })}
        </h2>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            if (role !== undefined) changeRole.mutate({ id: member.id, role });
          }}
        >
          <RoleChoice legend={t("invitations.role")} roles={roles} value={role} onChange={setChosen} />
          {changeRole.error !== null && <ErrorNotice error={changeRole.error} />}
          <FormFoot
            label={t("form.save")}
            isBusy={changeRole.isPending}
            isReady={role !== undefined}
            onCancel={close}
          />
        </form>
      </Modal.Body>
    </Modal>
  );
}
