import { useTranslation } from "react-i18next";
import { AdminLink } from "../lib/admin-navigation.ts";
import { useShortcutTitle } from "../lib/shortcuts.ts";
import { useMay } from "../lib/staff-rights.ts";

/** The parts of one event, from wherever one is in it. */
export function EventTabs({ eventId }: { eventId: string }) {
  const { t } = useTranslation("admin");
  const title = useShortcutTitle();
  const mayManage = useMay("events.manage");
  const seesBookings = useMay("bookings.read-all");
  return (
    <nav aria-label={t("eventForm.tabs")}>
      <ul className="nav nav-underline mb-3">
        {mayManage && (
          <li>
            <AdminLink
              to="/events/$eventId"
              params={{ eventId }}
              className="nav-link"
              activeOptions={{ exact: true }}
              data-shortcut="edit"
              {...title("edit")}
            >
              {t("eventForm.details")}
            </AdminLink>
          </li>
        )}
        <li>
          <AdminLink
            to="/events/$eventId/sessions"
            params={{ eventId }}
            className="nav-link"
            activeOptions={{ includeSearch: false }}
          >
            {t("eventForm.sessions")}
          </AdminLink>
        </li>
        {seesBookings && (
          <li>
            <AdminLink to="/bookings" search={{ eventId }} className="nav-link">
              {t("events.bookings")}
            </AdminLink>
          </li>
        )}
      </ul>
    </nav>
  );
}
