import { useTranslation } from "react-i18next";
import { formatShortMoment } from "../../lib/format.ts";
import { useLocale } from "../../lib/i18n.ts";
import { trpc } from "../../lib/trpc.ts";

const MOST_SHOWN = 3;

interface ZoneChangeProps {
  readonly eventId: string;
  readonly from: string;
  readonly to: string;
}

/** What another zone makes of the times of the sessions: they stay the instants that they are, and the clock reads otherwise. */
export function ZoneChange({ eventId, from, to }: ZoneChangeProps) {
  const { t } = useTranslation("admin");
  const locale = useLocale();
  const sessions = trpc.sessions.list.useQuery({ id: eventId });
  const scheduled = (sessions.data?.items ?? []).filter(({ status }) => status === "SCHEDULED");
  if (scheduled.length === 0) return null;
  return (
    <div className="notice" role="status">
      <p>{t("eventForm.zoneChanged", { count: scheduled.length })}</p>
      <ul className="mb-0">
        {scheduled.slice(0, MOST_SHOWN).map(({ id, startsAt }) => (
          <li key={id}>
            {t("eventForm.zoneTimes", {
              before: formatShortMoment(startsAt, from, locale),
              after: formatShortMoment(startsAt, to, locale),
            })}
          </li>
        ))}
      </ul>
      {scheduled.length > MOST_SHOWN && (
        <p className="mb-0">{t("eventForm.zoneMore", { count: scheduled.length - MOST_SHOWN })}</p>
      )}
    </div>
  );
}
