import type { StaffListMember } from "@guichet/api/staff/schema";
import { useTranslation } from "react-i18next";
import { Drawer, useShownInDrawer } from "../../components/Drawer.tsx";
import { SignInList } from "./SignInList.tsx";

interface SignInsDrawerProps {
  /** Whose, as the address names them. */
  readonly id: string | undefined;
  readonly members: readonly StaffListMember[];
  readonly onClose: () => void;
}

/** Where somebody is signed in, beside the list. */
export function SignInsDrawer({ id, members, onClose }: SignInsDrawerProps) {
  const { t } = useTranslation("admin");
  const shown = useShownInDrawer(id);
  const member = members.find((one) => one.id === shown && one.manageable);
  return (
    <Drawer
      open={id !== undefined}
      title={member === undefined ? t("signIns.heading") : t("signIns.title", { name: member.name })}
      closeLabel={t("signIns.close")}
      className="booking-drawer"
      onClose={onClose}
    >
      {member === undefined ? <p>{t("signIns.notFound")}</p> : <SignInList key={member.id} member={member} />}
    </Drawer>
  );
}
