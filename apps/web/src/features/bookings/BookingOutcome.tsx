import { useTranslation } from "react-i18next";
import { ErrorNotice } from "../../components/ErrorNotice.tsx";
import { NothingSent, reasonOf } from "../../lib/problem.ts";
import { useShownAtOnce } from "../../lib/use-shown-at-once.ts";

interface BookingOutcomeProps {
  readonly error: unknown;
  readonly isRetrying: boolean;
  /** What the form says was sent, and nobody knows what came of it. */
  readonly isUnanswered: boolean;
  readonly onStop: () => void;
}

/** What is known of a request for seats: it is tried again, was refused, or got no answer and can be sent again with the form's button. */
export function BookingOutcome({ error, isRetrying, isUnanswered, onStop }: BookingOutcomeProps) {
  const { t } = useTranslation("public");
  const place = useShownAtOnce(error);
  // A key in use is our own affair, and means no more than that the answer is not there yet.
  const isRefusal = error !== null && reasonOf(error) !== "idempotency-key-in-use";
  return (
    <div ref={place}>
      <div className={isRetrying ? "notice retrying" : undefined}>
        <span role="status">{isRetrying && t("booking.form.retrying")}</span>
        {isRetrying && (
          <button type="button" className="btn btn-outline-secondary btn-sm" onClick={onStop}>
            {t("booking.form.stop")}
          </button>
        )}
      </div>
      {isRefusal && (
        <ErrorNotice error={error}>
          {error instanceof NothingSent && <p>{t("booking.form.unsent")}</p>}
          {isUnanswered && <p>{t("booking.form.countsOnce")}</p>}
        </ErrorNotice>
      )}
      {!isRefusal && isUnanswered && (
        <div className="notice" role="alert">
          <p className="notice-title">{t("booking.form.unanswered")}</p>
          <p>{t("booking.form.countsOnce")}</p>
        </div>
      )}
    </div>
  );
}
