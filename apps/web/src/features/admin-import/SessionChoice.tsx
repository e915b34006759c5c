import type { DeskSession } from "@guichet/api/bookings/schema";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { ErrorNotice } from "../../components/ErrorNotice.tsx";
import { SessionTime } from "../../components/SessionTime.tsx";
import { useAdminNavigate } from "../../lib/admin-navigation.ts";
import { formatNumber, formatShortMoment } from "../../lib/format.ts";
import { useLocale } from "../../lib/i18n.ts";
import { trpc } from "../../lib/trpc.ts";
import { useDebouncedText } from "../../lib/use-debounced-text.ts";
import { useOfferedSessions } from "../../lib/use-offered-sessions.ts";

interface SessionChoiceProps {
  /** As the address names them. */
  readonly eventId: string | undefined;
  readonly sessionId: string | undefined;
  readonly disabled: boolean;
  readonly onChange: () => void;
}

/** Which session the attendees come to: found by the words of its event, and then kept in the address. */
export function SessionChoice({ eventId, sessionId, disabled, onChange }: SessionChoiceProps) {
  const { t } = useTranslation("admin");
  const id = useId();
  const navigate = useAdminNavigate();
  const choose = (chosen: string | undefined) => {
    onChange();
    const search = {
      ...(eventId !== undefined && { eventId }),
      ...(chosen !== undefined && { sessionId: chosen }),
    };
    void navigate({ to: "/bookings/import", search });
  };
  return (
    <section className="surface import-part" aria-labelledby={id}>
      <h2 id={id} className="h4">
        {t("import.session")}
      </h2>
      {sessionId === undefined ? (
        <SessionSearch eventId={eventId} onChoose={choose} />
      ) : (
        <ChosenSession sessionId={sessionId} disabled={disabled} onForget={() => choose(undefined)} />
      )}
    </section>
  );
}

interface SessionSearchProps {
  readonly eventId: string | undefined;
  readonly onChoose: (sessionId: string) => void;
}

function SessionSearch({ eventId, onChoose }: SessionSearchProps) {
  const { t } = useTranslation("admin");
  const id = useId();
  const locale = useLocale();
  const [q, setQ] = useState("");
  const [text, setText] = useDebouncedText(q, setQ);
  const { own, others, error, refetch } = useOfferedSessions({ q, eventId });
  const option = ({ id: sessionId, startsAt, event, availableSeats }: DeskSession) => (
    <option key={sessionId} value={sessionId}>
      {`${formatShortMoment(startsAt, event.timeZone, locale)} · ${event.title} · ${t("import.seatsLeft", { count: availableSeats, number: formatNumber(availableSeats, locale) })}`}
    </option>
  );
  return (
    <div className="form-grid">
      <div className="mb-3">
        <label htmlFor={`${id}-q`} className="form-label">
          {t("import.findSession")}
        </label>
        <input
          id={`${id}-q`}
          type="search"
          className="form-control"
          maxLength={100}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      </div>
      <div className="mb-3">
        <label htmlFor={`${id}-session`} className="form-label">
          {t("import.chooseSession")}
        </label>
        <select
          id={`${id}-session`}
          className="form-select"
          value=""
          onChange={(event) => onChoose(event.target.value)}
        >
          <option value="" disabled>
            {t("import.sessionsFound", { count: own.length + others.length })}
          </option>
          {own.length > 0 && <optgroup label={t("desk.sameEvent")}>{own.map(option)}</optgroup>}
          {own.length > 0 && others.length > 0 && (
            <optgroup label={t("desk.otherEvents")}>{others.map(option)}</optgroup>
          )}
          {own.length === 0 && others.map(option)}
        </select>
      </div>
      {error !== null && <ErrorNotice error={error} onRetry={refetch} />}
    </div>
  );
}

interface ChosenSessionProps {
  readonly sessionId: string;
  readonly disabled: boolean;
  readonly onForget: () => void;
}

function ChosenSession({ sessionId, disabled, onForget }: ChosenSessionProps) {
  const { t } = useTranslation("admin");
  const locale = useLocale();
  const target = trpc.attendees.importTarget.useQuery({ sessionId }, { staleTime: 0 });
  return (
    <div className="import-session">
      {target.isError && <ErrorNotice error={target.error} onRetry={() => void target.refetch()} />}
      {target.data !== undefined && (
        <p className="mb-0">
          <strong>{target.data.eventTitle}</strong>
          <br />
          <SessionTime {...target.data} form="short" />
          {" · "}
          {t("import.seatsLeft", {
            count: target.data.availableSeats,
            number: formatNumber(target.data.availableSeats, locale),
          })}
        </p>
      )}
      <button type="button" className="btn btn-sm btn-outline-secondary" disabled={disabled} onClick={onForget}>
        {t("import.otherSession")}
      </button>
    </div>
  );
}
