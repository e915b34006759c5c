import uploadIcon from "bootstrap-icons/icons/upload.svg?url";
import { useTranslation } from "react-i18next";
import { Icon } from "../../components/Icon.tsx";
import { AdminLink } from "../../lib/admin-navigation.ts";
import { useMay } from "../../lib/staff-rights.ts";

interface ImportLinkProps {
  readonly eventId: string | undefined;
  readonly sessionId: string | undefined;
}

/** The way to import attendees, into the session or the event that the list is filtered by if it is. */
export function ImportLink({ eventId, sessionId }: ImportLinkProps) {
  const { t } = useTranslation("admin");
  if (!useMay("bookings.change-all")) return null;
  return (
    <AdminLink
      to="/bookings/import"
      search={{ ...(eventId !== undefined && { eventId }), ...(sessionId !== undefined && { sessionId }) }}
      className="btn btn-outline-secondary"
    >
      <Icon src={uploadIcon} /> {t("import.open")}
    </AdminLink>
  );
}
