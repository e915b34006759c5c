import type { DeskSession } from "@guichet/api/bookings/schema";
import { type Ref, useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { ErrorNotice } from "../../components/ErrorNotice.tsx";
import { LineSkeletons } from "../../components/Skeletons.tsx";
import { useDebouncedText } from "../../lib/use-debounced-text.ts";
import { useOfferedSessions } from "../../lib/use-offered-sessions.ts";
import { SessionOption } from "./SessionOption.tsx";

interface SessionPickerProps {
  readonly chosen: DeskSession | undefined;
  readonly onChoose: (session: DeskSession) => void;
  /** Seats that a session must have left to be chosen. */
  readonly seats: number;
  /** The event whose sessions come first. */
  readonly eventId?: string | undefined;
  /** The session that is not offered: where the booking is already. */
  readonly exceptId?: string;
  /** Why what is chosen will not do, nothing being chosen above all. */
  readonly error?: string | undefined;
  readonly searchRef?: Ref<HTMLInputElement>;
}

/** Sessions to come, found by the words of their event: type, then choose with the arrows. */
export function SessionPicker(props: SessionPickerProps) {
  const { chosen, onChoose, seats, eventId, exceptId, error, searchRef } = props;
  const { t } = useTranslation("admin");
  const id = useId();
  const [q, setQ] = useState("");
  const [text, setText] = useDebouncedText(q, setQ, 200);
  const found = useOfferedSessions({ q, eventId });
  const own = found.own.filter((session) => session.id !== exceptId);
  const others = found.others.filter((session) => session.id !== exceptId);
  // The chosen one stays in sight, whatever is searched for after that.
  const isListed = [...own, ...others].some((session) => session.id === chosen?.id);
  const kept = chosen === undefined || isListed ? [] : [chosen];
  const isEmpty = own.length + others.length + kept.length === 0;
  const option = (session: DeskSession) => (
    <SessionOption
      key={session.id}
      session={session}
      name={`${id}-session`}
      isChosen={session.id === chosen?.id}
      isFull={session.availableSeats < seats}
      onChoose={() => onChoose(session)}
    />
  );
  return (
    <div className="mb-3">
      <label htmlFor={`${id}-q`} className="form-label">
        {t("desk.session")}
      </label>
      <input
        ref={searchRef}
        id={`${id}-q`}
        type="search"
        className="form-control"
        placeholder={t("desk.sessionPlaceholder")}
        maxLength={100}
        autoComplete="off"
        aria-describedby={error === undefined ? undefined : `${id}-error`}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => event.key === "Enter" && event.preventDefault()}
        // biome-ignore lint/a11y/noAutofocus: a dialog that was just asked for begins at its first field
        autoFocus={chosen === undefined}
      />
      <div
        // No fieldset: that is a group, which cannot be invalid; a group of radio buttons can.
        role="radiogroup"
        className="session-choices"
        aria-label={t("desk.sessions")}
        aria-busy={found.isFetching}
        aria-invalid={error !== undefined}
        aria-describedby={error === undefined ? undefined : `${id}-error`}
      >
        {found.isPending && <LineSkeletons count={6} />}
        {kept.map(option)}
        {own.length > 0 && <p className="session-choices-head">{t("desk.sameEvent")}</p>}
        {own.map(option)}
        {own.length > 0 && others.length > 0 && <p className="session-choices-head">{t("desk.otherEvents")}</p>}
        {others.map(option)}
        {!found.isPending && found.error === null && isEmpty && (
          <p className="m-2 text-body-secondary">{t("desk.noSession")}</p>
        )}
        {found.error !== null && <ErrorNotice error={found.error} onRetry={found.refetch} />}
      </div>
      {error !== undefined && (
        <p id={`${id}-error`} className="invalid-feedback d-block" role="alert">
          {error}
        </p>
      )}
    </div>
  );
}
