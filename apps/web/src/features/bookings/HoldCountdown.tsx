import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { formatCountdown } from "../../lib/format.ts";
import { announcedMoment, type HoldClock, useHoldCountdown } from "./useHoldCountdown.ts";

/** How long the seats are still kept. Seen every second; said aloud only at 10, 5, 2 and 1 minutes and 30 seconds. */
export function HoldCountdown({ clock, onLapse }: { clock: HoldClock; onLapse: () => void }) {
  const { t } = useTranslation("public");
  const left = useHoldCountdown(clock, onLapse);
  const moment = announcedMoment(left);
  // What was already past when the page opened is not news.
  const [first] = useState(moment);
  const [announced, setAnnounced] = useState("");
  useEffect(() => {
    if (moment === null || moment === first) return;
    setAnnounced(
      moment >= 60
        ? t("booking.hold.minutesLeft", { count: moment / 60 })
        : t("booking.hold.secondsLeft", { count: moment }),
    );
  }, [moment, first, t]);
  return (
    <div className={left <= 120_000 ? "hold hold-ending" : "hold"}>
      <span>{t("booking.hold.label")}</span>
      <span className="display figures hold-time" role="timer" aria-live="off">
        {formatCountdown(left)}
      </span>
      <span className="visually-hidden" role="status">
        {announced}
      </span>
    </div>
  );
}
