import uploadIcon from "bootstrap-icons/icons/upload.svg?url";
import { useTranslation } from "react-i18next";
import { Icon } from "../../components/Icon.tsx";
import { AdminLink } from "../../lib/admin-navigation.ts";
import { useMay } from "../../lib/staff-rights.ts";

/** The way to import attendees, into the session that the list is filtered by if it is. */
export function ImportLink({ sessionId }: { sessionId: string | undefined }) {
  const { t } = useTranslation("admin");
  if (!useMay("bookings.change-all")) return null;
  return (
    <AdminLink
      to="/bookings/import"
      search={sessionId === undefined ? {} : { sessionId }}
      className="btn btn-outline-secondary"
    >
      <Icon src={uploadIcon} /> {t("import.open")}
    </AdminLink>
  );
}
