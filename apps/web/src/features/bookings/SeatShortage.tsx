import { type RefObject, useEffect, useId } from "react";
import { Button } from "react-bootstrap";
import { useTranslation } from "react-i18next";
import { formatShortDay, formatTime } from "../../lib/format.ts";
import { useLocale } from "../../lib/i18n.ts";
import type { Trouble } from "../../lib/problem.ts";
import { describeTrouble } from "../../lib/problem.ts";

type Shortage = Extract<Trouble, { kind: "refused" }>;

/** Whether a request was refused for its number of seats: fewer are left, or one booking may hold fewer. */
export function isShortage(trouble: Trouble | null): trouble is Shortage {
  if (trouble?.kind !== "refused") return false;
  return trouble.reason === "insufficient-seats" || trouble.reason === "too-many-seats";
}

export interface SeatShortageProps {
  readonly ref: RefObject<HTMLDivElement | null>;
  readonly trouble: Shortage;
  readonly timeZone: string;
  readonly onSeats: (seats: number) => void;
  readonly onSession: (sessionId: string) => void;
}

/**
 * Fewer seats can be had: how many here, and the sessions that still have enough, each one tap away. It takes the focus when it
 * appears, which reads it out, and what it offers comes next with Tab.
 */
export function SeatShortage({ ref, trouble, timeZone, onSeats, onSession }: SeatShortageProps) {
  const { t } = useTranslation("public");
  const locale = useLocale();
  const { title, detail } = describeTrouble(trouble, locale);
  const isLimit = trouble.reason === "too-many-seats";
  const count = (isLimit ? trouble.count : trouble.availableSeats) ?? 0;
  const others = trouble.otherSessions ?? [];
  const titleId = useId();
  useEffect(() => ref.current?.focus(), [ref]);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for fields
    <div ref={ref} className="notice" role="group" aria-labelledby={titleId} tabIndex={-1}>
      <p id={titleId} className="notice-title">
        {detail ?? title}
      </p>
      <p>{t("booking.shortage.kept")}</p>
      <div className="d-flex flex-wrap gap-2">
        {count > 0 && (
          <Button variant="primary" size="sm" onClick={() => onSeats(count)}>
            {t("booking.shortage.fewer", { count })}
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
