import type { EventCard, EventStatus } from "@guichet/api/events/schema";
import { Dropdown } from "react-bootstrap";
import { useTranslation } from "react-i18next";
import { useAdminNavigate } from "../../lib/admin-navigation.ts";
import { useMay } from "../../lib/staff-rights.ts";

interface EventMenuProps extends EventChanges {
  readonly event: Pick<EventCard, "id" | "slug" | "title" | "status">;
  readonly busy: boolean;
}

interface EventChanges {
  readonly onDuplicate: () => void;
  readonly onPublish: () => void;
  readonly onArchive: () => void;
  readonly onDelete: () => void;
}

/** What one may do with an event, behind one button. */
export function EventMenu({ event, busy, ...actions }: EventMenuProps) {
  const { t } = useTranslation("admin");
  const navigate = useAdminNavigate();
  const mayManage = useMay("events.manage");
  const seesBookings = useMay("bookings.read-all");
  return (
    <Dropdown align="end" className="d-inline-block">
      <Dropdown.Toggle
        variant="outline-secondary"
        size="sm"
        // Not `disabled`: that would drop the focus, which came back from the menu.
        aria-busy={busy}
        aria-label={t("events.actionsOf", { title: event.title })}
      >
        {t("events.columns.actions")}
      </Dropdown.Toggle>
      <Dropdown.Menu popperConfig={{ strategy: "fixed" }} className="shadow-sm">
        {mayManage && (
          <Dropdown.Item
            as="button"
            type="button"
            onClick={() => void navigate({ to: "/events/$eventId", params: { eventId: event.id } })}
          >
            {t("events.edit")}
          </Dropdown.Item>
        )}
        {seesBookings && (
          <Dropdown.Item
            as="button"
            type="button"
            onClick={() => void navigate({ to: "/bookings", search: { eventId: event.id } })}
          >
            {t("events.bookings")}
          </Dropdown.Item>
        )}
        {event.status === "PUBLISHED" && (
          <Dropdown.Item href={`/events/${event.slug}`}>{t("events.publicPage")}</Dropdown.Item>
        )}
        {mayManage && <ManagingItems status={event.status} {...actions} />}
      </Dropdown.Menu>
    </Dropdown>
  );
}

function ManagingItems({ status, ...actions }: EventChanges & { status: EventStatus }) {
  const { t } = useTranslation("admin");
  return (
    <>
      <Dropdown.Divider />
      <Dropdown.Item as="button" type="button" onClick={actions.onDuplicate}>
        {t("events.duplicate")}
      </Dropdown.Item>
      {status !== "PUBLISHED" && (
        <Dropdown.Item as="button" type="button" onClick={actions.onPublish}>
          {t("events.publish")}
        </Dropdown.Item>
      )}
      {status !== "ARCHIVED" && (
        <Dropdown.Item as="button" type="button" onClick={actions.onArchive}>
          {t("events.archive")}
        </Dropdown.Item>
      )}
      <Dropdown.Item as="button" type="button" className="text-danger-emphasis" onClick={actions.onDelete}>
        {t("events.delete")}
      </Dropdown.Item>
    </>
  );
}
