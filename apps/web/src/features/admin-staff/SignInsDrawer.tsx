import type { StaffListMember } from "@guichet/api/staff/schema";
import { useEffect, useState } from "react";
import { Offcanvas } from "react-bootstrap";
import { useTranslation } from "react-i18next";
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
  // While the drawer slides out it still shows what it showed.
  const [shown, setShown] = useState(id);
  useEffect(() => {
    if (id !== undefined) setShown(id);
  }, [id]);
  const member = members.find((one) => one.id === shown && one.manageable);
  return (
    <Offcanvas
      show={id !== undefined}
      onHide={onClose}
      placement="end"
      className="booking-drawer"
      aria-labelledby="sign-ins-title"
    >
      <Offcanvas.Header closeButton closeLabel={t("signIns.close")}>
        <Offcanvas.Title as="h2" id="sign-ins-title" className="h4">
          {member === undefined ? t("signIns.heading") : t("signIns.title", { name: member.name })}
        </Offcanvas.Title>
      </Offcanvas.Header>
      <Offcanvas.Body>
        {member === undefined ? <p>{t("signIns.notFound")}</p> : <SignInList key={member.id} member={member} />}
      </Offcanvas.Body>
    </Offcanvas>
  );
}
