import type { DeskSession } from "@guichet/api/bookings/schema";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { ErrorNotice } from "../../components/ErrorNotice.tsx";
import { Price } from "../../components/Price.tsx";
import { SessionTime } from "../../components/SessionTime.tsx";
import { LineSkeletons } from "../../components/Skeletons.tsx";
import { trpc } from "../../lib/trpc.ts";
import { useDebouncedText } from "../../lib/use-debounced-text.ts";

interface SessionPickerProps {
  readonly chosen: DeskSession | undefined;
  readonly onChoose: (session: DeskSession) => void;
  /** Seats that a session must have left to be chosen. */
  readonly seats: number;
  /** The session that is not offered: where the booking is already. */
  readonly exceptId?: string;
}

/** Sessions to come, found by the words of their event: type, then choose with the arrows. */
export function SessionPicker({ chosen, onChoose, seats, exceptId }: SessionPickerProps) {
  const { t } = useTranslation("admin");
  const id = useId();
  const [q, setQ] = useState("");
  const [text, setText] = useDebouncedText(q, setQ, 200);
  const found = trpc.bookings.deskSessions.useQuery(
    { q, limit: 20 },
    { placeholderData: (previous) => previous, staleTime: 0 },
  );
  const others = (found.data?.items ?? []).filter((session) => session.id !== exceptId);
  // The chosen one stays in sight, whatever is searched for after that.
  const isListed = others.some((session) => session.id === chosen?.id);
  const offered = chosen === undefined || isListed ? others : [chosen, ...others];
  return (
    <div className="mb-3">
      <label htmlFor={`${id}-q`} className="form-label">
        {t("desk.session")}
      </label>
      <input
        id={`${id}-q`}
        type="search"
        className="form-control"
        placeholder={t("desk.sessionPlaceholder")}
        maxLength={100}
        autoComplete="off"
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => event.key === "Enter" && event.preventDefault()}
        // biome-ignore lint/a11y/noAutofocus: a dialog that was just asked for begins at its first field
        autoFocus={chosen === undefined}
      />
      <fieldset className="session-choices" aria-label={t("desk.sessions")} aria-busy={found.isFetching}>
        {found.isPending && <LineSkeletons count={6} />}
        {offered.map((session) => (
          <Choice
            key={session.id}
            session={session}
            name={`${id}-session`}
            isChosen={session.id === chosen?.id}
            isFull={session.availableSeats < seats}
            onChoose={() => onChoose(session)}
          />
        ))}
        {found.isSuccess && offered.length === 0 && <p className="m-2 text-body-secondary">{t("desk.noSession")}</p>}
        {found.isError && <ErrorNotice error={found.error} onRetry={() => void found.refetch()} />}
      </fieldset>
    </div>
  );
}

interface ChoiceProps {
  readonly session: DeskSession;
  readonly name: string;
  readonly isChosen: boolean;
  readonly isFull: boolean;
  readonly onChoose: () => void;
}

function Choice({ session, name, isChosen, isFull, onChoose }: ChoiceProps) {
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
