import { useId } from "react";
import { useTranslation } from "react-i18next";
import { formatShortMoment } from "../../lib/format.ts";
import { useLocale } from "../../lib/i18n.ts";
import { trpc } from "../../lib/trpc.ts";

interface SessionSelectProps {
  readonly eventId: string;
  readonly value: string | undefined;
  readonly onChange: (value: string | undefined) => void;
}

/** One session of an event, in the event's zone. */
export function SessionSelect({ eventId, value, onChange }: SessionSelectProps) {
  const { t } = useTranslation("admin");
  const locale = useLocale();
  const id = useId();
  const event = trpc.events.get.useQuery({ id: eventId }, { staleTime: 60_000 });
  const sessions = trpc.sessions.list.useQuery({ id: eventId }, { staleTime: 60_000 });
  return (
    <div>
      <label htmlFor={id} className="form-label">
        {t("bookings.session")}
      </label>
      <select
        id={id}
        className="form-select form-select-sm"
        value={value ?? ""}
        onChange={(change) => onChange(change.target.value || undefined)}
      >
        <option value="">{t("bookings.allSessions")}</option>
        {(sessions.data?.items ?? []).map((session) => (
          <option key={session.id} value={session.id}>
            {formatShortMoment(session.startsAt, event.data?.timeZone ?? "UTC", locale)}
          </option>
        ))}
      </select>
    </div>
  );
}
