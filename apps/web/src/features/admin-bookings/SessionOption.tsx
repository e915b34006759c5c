import type { DeskSession } from "@guichet/api/bookings/schema";
import { useTranslation } from "react-i18next";
import { Price } from "../../components/Price.tsx";
import { SessionTime } from "../../components/SessionTime.tsx";

interface SessionOptionProps {
  readonly session: DeskSession;
  readonly name: string;
  readonly isChosen: boolean;
  readonly isFull: boolean;
  readonly onChoose: () => void;
}

/** One session among those to choose from: what, when and where, what it costs and what is left. */
export function SessionOption({ session, name, isChosen, isFull, onChoose }: SessionOptionProps) {
  const { t } = useTranslation("admin");
  const { event, startsAt, endsAt, availableSeats, price } = session;
  return (
    <label className="session-choice">
      <input
        type="radio"
        className="form-check-input"
        name={name}
        checked={isChosen}
        // One that is chosen already says in words what is missing.
        disabled={isFull && !isChosen}
        onChange={onChoose}
      />
      <span className="session-choice-what">
        <span className="fw-semibold">{event.title}</span>
        <span className="row-note">
          <SessionTime startsAt={startsAt} endsAt={endsAt} timeZone={event.timeZone} form="short" /> · {event.city}
        </span>
      </span>
      <span className="session-choice-offer">
        <Price {...price} />
        <span className="row-note figures">{t("desk.seatsLeft", { count: availableSeats })}</span>
      </span>
    </label>
  );
}
