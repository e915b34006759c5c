import { Button } from "react-bootstrap";
import { useTranslation } from "react-i18next";
import { formatShortDay, formatTime } from "../../lib/format.ts";
import { useLocale } from "../../lib/i18n.ts";
import type { Trouble } from "../../lib/problem.ts";
import { describeTrouble } from "../../lib/problem.ts";

export interface SeatShortageProps {
  readonly trouble: Extract<Trouble, { kind: "refused" }>;
  readonly timeZone: string;
  readonly onSeats: (seats: number) => void;
  readonly onSession: (sessionId: string) => void;
}

/** Someone was quicker: what is left here, and the sessions that still have enough, each one tap away. */
export function SeatShortage({ trouble, timeZone, onSeats, onSession }: SeatShortageProps) {
  const { t } = useTranslation("public");
  const locale = useLocale();
  const { title, detail } = describeTrouble(trouble, locale);
  const left = trouble.availableSeats ?? 0;
  const others = trouble.otherSessions ?? [];
  return (
    <div className="notice" role="alert">
      <p className="notice-title">{detail ?? title}</p>
      <p>{t("booking.shortage.kept")}</p>
      <div className="d-flex flex-wrap gap-2">
        {left > 0 && (
          <Button variant="primary" size="sm" onClick={() => onSeats(left)}>
            {t("booking.shortage.take", { count: left })}
          </Button>
        )}
        {others.map((session) => (
          <Button key={session.id} variant="outline-primary" size="sm" onClick={() => onSession(session.id)}>
            {t("booking.shortage.other", {
              day: formatShortDay(session.startsAt, timeZone, locale),
              time: formatTime(session.startsAt, timeZone, locale),
              count: session.availableSeats,
            })}
          </Button>
        ))}
      </div>
    </div>
  );
}
