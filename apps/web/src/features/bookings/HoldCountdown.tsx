import { type ReactNode, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { formatCountdown } from "../../lib/format.ts";
import { announcedMoment, type HoldClock, useHoldCountdown } from "../../lib/hold-countdown.ts";
import { HoldRing } from "./HoldRing.tsx";

interface HoldCountdownProps {
  readonly clock: HoldClock;
  /** When the time that runs was given: with the booking, or when it was extended. */
  readonly givenAt: string;
  readonly isExtended: boolean;
  readonly onLapse: () => void;
  /** What can be done about the time, beside it. */
  readonly children: ReactNode;
}

/**
 * How long the seats are still kept. Seen every second; said aloud only when the time was extended, and at 5 minutes and
 * 1 minute.
 */
export function HoldCountdown({ clock, givenAt, isExtended, onLapse, children }: HoldCountdownProps) {
  const { t } = useTranslation("public");
  const left = useHoldCountdown(clock, onLapse);
  const moment = announcedMoment(left);
  // What was already past when the page opened, or when the time was extended, is not news.
  const [start, setStart] = useState({ moment, isExtended });
  const [announced, setAnnounced] = useState("");
  if (start.isExtended !== isExtended) {
    setStart({ moment, isExtended });
    setAnnounced(t("booking.hold.extendedMinutesLeft", { count: Math.max(1, Math.round(left / 60_000)) }));
  }
  useEffect(() => {
    if (moment === null || moment === start.moment) return;
    setAnnounced(t("booking.hold.minutesLeft", { count: moment / 60 }));
  }, [moment, start.moment, t]);
  return (
    <div className={left <= 120_000 ? "hold hold-ending" : "hold"}>
      <HoldRing share={left / Math.max(1, Date.parse(clock.expiresAt) - Date.parse(givenAt))} />
      <span className="hold-label">{t("booking.hold.label")}</span>
      <span className="display figures hold-time" role="timer" aria-live="off">
        {formatCountdown(left)}
      </span>
      {children}
      <span className="visually-hidden" role="status">
        {announced}
      </span>
    </div>
  );
}
