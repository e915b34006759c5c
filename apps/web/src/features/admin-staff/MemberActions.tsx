import type { Role } from "@guichet/api/auth/schema";
import type { StaffListMember } from "@guichet/api/staff/schema";
import { useState } from "react";
import { Dropdown } from "react-bootstrap";
import { useTranslation } from "react-i18next";
import { ConfirmDialog } from "../../components/ConfirmDialog.tsx";
import { useToast } from "../../components/Toasts.tsx";
import { useAdminNavigate } from "../../lib/admin-navigation.ts";
import { trpc } from "../../lib/trpc.ts";
import { RoleDialog } from "./RoleDialog.tsx";

/** What can be done about somebody; what ends something is asked twice. */
export function MemberActions({ member, roles }: { member: StaffListMember; roles: readonly Role[] }) {
  const { t } = useTranslation("admin");
  const navigate = useAdminNavigate();
  const toast = useToast();
  const utils = trpc.useUtils();
  const [asking, setAsking] = useState<"role" | "twoFactor" | "disable" | "enable" | null>(null);
  const { id, name, role, disabled, twoFactorEnabled } = member;
  const done = (text: "staff.disabledDone" | "staff.enabledDone" | "staff.twoFactorResetDone") => async () => {
    setAsking(null);
    toast(t(text, { name }));
    await utils.staff.invalidate();
  };
  const disable = trpc.staff.disable.useMutation({ onSuccess: done("staff.disabledDone") });
  const enable = trpc.staff.enable.useMutation({ onSuccess: done("staff.enabledDone") });
  const resetTwoFactor = trpc.twoFactor.reset.useMutation({ onSuccess: done("staff.twoFactorResetDone") });
  const change = disabled ? enable : disable;
  const ask = (question: typeof asking) => {
    disable.reset();
    enable.reset();
    resetTwoFactor.reset();
    setAsking(question);
  };

  return (
    <>
      <Dropdown align="end" className="d-inline-block">
        <Dropdown.Toggle variant="outline-secondary" size="sm" aria-label={t("staff.actionsOf", { name })}>
          {t("staff.columns.actions")}
        </Dropdown.Toggle>
        <Dropdown.Menu popperConfig={{ strategy: "fixed" }} className="shadow-sm">
          <Dropdown.Item as="button" type="button" onClick={() => ask("role")}>
            {t("staff.changeRole")}
          </Dropdown.Item>
          <Dropdown.Item
            as="button"
            type="button"
            onClick={() => void navigate({ to: "/staff", search: { signIns: id } })}
          >
            {t("staff.seeSignIns")}
          </Dropdown.Item>
          <Dropdown.Divider />
          {twoFactorEnabled && (
            <Dropdown.Item as="button" type="button" className="text-danger-emphasis" onClick={() => ask("twoFactor")}>
              {t("staff.resetTwoFactor")}
            </Dropdown.Item>
          )}
          <Dropdown.Item
            as="button"
            type="button"
            className={disabled ? "" : "text-danger-emphasis"}
            onClick={() => ask(disabled ? "enable" : "disable")}
          >
            {t(disabled ? "staff.enable" : "staff.disable")}
          </Dropdown.Item>
        </Dropdown.Menu>
      </Dropdown>
      <RoleDialog show={asking === "role"} member={member} roles={roles} onClose={() => setAsking(null)} />
      <ConfirmDialog
        show={asking === "twoFactor"}
        title={t("staff.resetTwoFactorTitle", { name })}
        confirmLabel={t("staff.resetTwoFactor")}
        keepLabel={t("form.cancel")}
        tone="danger"
        busy={resetTwoFactor.isPending}
        error={resetTwoFactor.error}
        onConfirm={() => resetTwoFactor.mutate({ id })}
        onClose={() => setAsking(null)}
      >
        {t("staff.resetTwoFactorBody")}
      </ConfirmDialog>
      <ConfirmDialog
        show={asking === "disable" || asking === "enable"}
        title={t(disabled ? "staff.enableTitle" : "staff.disableTitle", { name })}
        confirmLabel={t(disabled ? "staff.enable" : "staff.disable")}
        keepLabel={t("form.cancel")}
        tone={disabled ? "primary" : "danger"}
        busy={change.isPending}
        error={change.error}
        onConfirm={() => change.mutate({ id })}
        onClose={() => setAsking(null)}
      >
        {disabled ? t("staff.enableBody", { role: t(`roles.${role}.name`) }) : t("staff.disableBody")}
      </ConfirmDialog>
    </>
  );
}
