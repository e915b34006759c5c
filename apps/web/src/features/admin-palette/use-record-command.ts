import calendarIcon from "bootstrap-icons/icons/calendar-event.svg?url";
import clockIcon from "bootstrap-icons/icons/clock.svg?url";
import ticketIcon from "bootstrap-icons/icons/ticket-perforated.svg?url";
import { useAdminNavigate } from "../../lib/admin-navigation.ts";
import { useMay } from "../../lib/staff-rights.ts";
import type { Command, Group } from "./command.ts";
import type { RecentRecord } from "./recent-records.ts";

const ICONS = { event: calendarIcon, session: clockIcon, booking: ticketIcon };

/** The way to a record, for those who may see it; null for others. */
export function useRecordCommand(): (record: RecentRecord, group: Group, note?: string) => Command | null {
  const navigate = useAdminNavigate();
  const mayManageEvents = useMay("events.manage");
  const mayManageSessions = useMay("sessions.manage");
  const seesEvents = useMay("events.read-all");
  const seesBookings = useMay("bookings.read-all");

  const wayTo = (record: RecentRecord): (() => Promise<void>) | null => {
    switch (record.kind) {
      case "event": {
        const params = { eventId: record.id };
        if (!seesEvents) return null;
        if (mayManageEvents) return () => navigate({ to: "/events/$eventId", params });
        return () => navigate({ to: "/events/$eventId/sessions", params });
      }
      case "session": {
        const { id, eventId } = record;
        if (mayManageSessions) {
          return () => navigate({ to: "/events/$eventId/sessions", params: { eventId }, search: { edit: id } });
        }
        return seesBookings ? () => navigate({ to: "/bookings", search: { eventId, sessionId: id } }) : null;
      }
      case "booking":
        return seesBookings ? () => navigate({ to: "/bookings", search: { booking: record.id } }) : null;
    }
  };

  return (record, group, note) => {
    const way = wayTo(record);
    if (way === null) return null;
    const { id, label, kind } = record;
    return {
      id: `${group}-${id}`,
      group,
      label,
      ...(note === undefined ? {} : { note }),
      icon: ICONS[kind],
      record,
      run: () => void way(),
    };
  };
}
