import { useTranslation } from "react-i18next";
import { Price } from "../../components/Price.tsx";
import { formatShortDay, formatTime } from "../../lib/format.ts";
import { useLocale } from "../../lib/i18n.ts";
import type { OfferedSession } from "./other-sessions.ts";

interface OtherSessionsProps {
  readonly offers: readonly OfferedSession[];
  readonly seats: number;
  readonly timeZone: string;
  readonly onSession: (offer: OfferedSession) => void;
}

/** Sessions of the event that have the seats, each with its day, what is left and what all seats cost there. */
export function OtherSessions({ offers, seats, timeZone, onSession }: OtherSessionsProps) {
  const { t } = useTranslation("public");
  const locale = useLocale();
  return (
    <ul className="other-sessions">
      {offers.map((offer) => (
        <li key={offer.id}>
          <button type="button" className="btn btn-outline-primary" onClick={() => onSession(offer)}>
            <span>
              {t("booking.shortage.other", {
                day: formatShortDay(offer.startsAt, timeZone, locale),
                time: formatTime(offer.startsAt, timeZone, locale),
                count: offer.availableSeats,
              })}
            </span>
            {offer.price !== undefined && <Price amount={offer.price.amount * seats} currency={offer.price.currency} />}
          </button>
        </li>
      ))}
    </ul>
  );
}
