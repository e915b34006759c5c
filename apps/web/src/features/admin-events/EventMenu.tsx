import type { EventCard } from "@guichet/api/events/schema";
import { Dropdown } from "react-bootstrap";
import { useTranslation } from "react-i18next";
import { useAdminNavigate } from "../../lib/admin-navigation.ts";

interface EventMenuProps {
  readonly event: Pick<EventCard, "id" | "slug" | "title" | "status">;
  readonly busy: boolean;
  readonly onDuplicate: () => void;
  readonly onPublish: () => void;
  readonly onArchive: () => void;
  readonly onDelete: () => void;
}

export function EventMenu({ event, busy, ...actions }: EventMenuProps) {
  const { t } = useTranslation("admin");
  const navigate = useAdminNavigate();
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
        <Dropdown.Item
          as="button"
          type="button"
          onClick={() => void navigate({ to: "/events/$eventId", params: { eventId: event.id } })}
        >
          {t("events.edit")}
        </Dropdown.Item>
        <Dropdown.Item
          as="button"
          type="button"
          onClick={() => void navigate({ to: "/bookings", search: { eventId: event.id } })}
        >
          {t("events.bookings")}
        </Dropdown.Item>
        {event.status === "PUBLISHED" && (
          <Dropdown.Item href={`/events/${event.slug}`}>{t("events.publicPage")}</Dropdown.Item>
        )}
        <Dropdown.Divider />
        <Dropdown.Item as="button" type="button" onClick={actions.onDuplicate}>
          {t("events.duplicate")}
        </Dropdown.Item>
        {event.status !== "PUBLISHED" && (
          <Dropdown.Item as="button" type="button" onClick={actions.onPublish}>
            {t("events.publish")}
          </Dropdown.Item>
        )}
        {event.status !== "ARCHIVED" && (
          <Dropdown.Item as="button" type="button" onClick={actions.onArchive}>
            {t("events.archive")}
          </Dropdown.Item>
        )}
        <Dropdown.Item as="button" type="button" className="text-danger-emphasis" onClick={actions.onDelete}>
          {t("events.delete")}
        </Dropdown.Item>
      </Dropdown.Menu>
    </Dropdown>
  );
}
