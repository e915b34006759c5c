import type { ImportAttendeesInput, ImportReport } from "@guichet/api/attendees/import-schema";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { ConfirmDialog } from "../../components/ConfirmDialog.tsx";
import { ErrorNotice } from "../../components/ErrorNotice.tsx";
import { formatNumber } from "../../lib/format.ts";
import { useLocale } from "../../lib/i18n.ts";
import { apiLocale } from "../../lib/languages.ts";
import type { ImportProgress } from "../../lib/post-import.ts";
import { trpc } from "../../lib/trpc.ts";
import { describeRefusal } from "./remark-texts.ts";

interface ImportStartProps {
  readonly sessionId: string;
  readonly report: ImportReport;
  readonly isChecking: boolean;
  readonly isRunning: boolean;
  readonly progress: ImportProgress;
  readonly error: unknown;
  readonly onStart: (options: Pick<ImportAttendeesInput, "letters" | "locale">) => void;
}

/** What would be made, whether there are seats for it, and the button that makes it. */
export function ImportStart({ sessionId, report, isChecking, isRunning, progress, error, onStart }: ImportStartProps) {
  const { t } = useTranslation("admin");
  const locale = useLocale();
  const id = useId();
  const [letters, setLetters] = useState(false);
  const [isAsking, setAsking] = useState(false);
  const target = trpc.attendees.importTarget.useQuery({ sessionId });
  const { bookings, seats, alreadyMade, availableSeats } = report.totals;
  const number = (value: number) => formatNumber(value, locale);
  const obstacle = useObstacle(report);
  const isDone = bookings === 0 && alreadyMade > 0;
  const isReady = obstacle === null && report.problems.length === 0 && bookings > 0;

  return (
    <section className="surface import-part" aria-labelledby={id}>
      <h2 id={id} className="h4">
        {t("import.totals")}
      </h2>
      <p className="figures">
        {t("import.wouldMake", {
          bookings: t("import.bookings", { count: bookings, number: number(bookings) }),
          seats: t("import.seats", { count: seats, number: number(seats) }),
          available: number(availableSeats),
        })}
      </p>
      {alreadyMade > 0 && <p>{t("import.alreadyMade", { count: alreadyMade, number: number(alreadyMade) })}</p>}
      {isDone && <p>{t("import.nothingLeft")}</p>}
      {obstacle !== null && (
        <p className="notice notice-error" role="alert">
          {obstacle}
        </p>
      )}
      {target.data?.sendsMail === true && <LettersChoice chosen={letters} disabled={isRunning} onChange={setLetters} />}
      {error !== null && error !== undefined && (
        <ErrorNotice error={error}>
          <p>{t("import.brokenOff")}</p>
        </ErrorNotice>
      )}
      {isRunning && <RunProgress progress={progress} />}
      <button
        type="button"
        className="btn btn-primary"
        aria-disabled={!isReady || isRunning || isChecking}
        aria-busy={isRunning}
        onClick={() => isReady && !isRunning && !isChecking && setAsking(true)}
      >
        {isRunning ? t("import.running") : t("import.start", { count: bookings, number: number(bookings) })}
      </button>
      <ConfirmDialog
        show={isAsking}
        tone="primary"
        title={t("import.confirmTitle", { count: bookings, number: number(bookings) })}
        confirmLabel={t("import.confirm")}
        keepLabel={t("form.cancel")}
        onClose={() => setAsking(false)}
        onConfirm={() => {
          setAsking(false);
          onStart({ letters, locale: apiLocale(locale) });
        }}
      >
        {t(letters ? "import.confirmWithLetters" : "import.confirmWithout", {
          count: seats,
          number: number(seats),
        })}
      </ConfirmDialog>
    </section>
  );
}

/** Why nothing can be imported, although every line may be right. */
function useObstacle({ totals, refusal, problems }: ImportReport): string | null {
  const { t } = useTranslation("admin");
  const locale = useLocale();
  if (refusal !== null) return describeRefusal(refusal, apiLocale(locale));
  if (problems.length > 0) return null;
  const { seats, availableSeats } = totals;
  if (seats <= availableSeats) return null;
  return t("import.tooFewSeats", {
    needed: t("import.seats", { count: seats, number: formatNumber(seats, locale) }),
    available: t("import.seatsLeft", { count: availableSeats, number: formatNumber(availableSeats, locale) }),
  });
}

function RunProgress({ progress: { done, total } }: { progress: ImportProgress }) {
  const { t } = useTranslation("admin");
  const locale = useLocale();
  const value = total === 0 ? {} : { value: done };
  return (
    <div className="export-progress">
      <progress aria-label={t("import.progress")} max={Math.max(1, total)} {...value} />
      <p className="figures" role="status">
        {t("import.soFar", { done: formatNumber(done, locale), total: formatNumber(total, locale) })}
      </p>
    </div>
  );
}

interface LettersChoiceProps {
  readonly chosen: boolean;
  readonly disabled: boolean;
  readonly onChange: (chosen: boolean) => void;
}

/** Where mail is sent at all. */
function LettersChoice({ chosen, disabled, onChange }: LettersChoiceProps) {
  const { t } = useTranslation("admin");
  const id = useId();
  return (
    <div className="form-check mb-3">
      <input
        id={id}
        type="checkbox"
        className="form-check-input"
        checked={chosen}
        disabled={disabled}
        aria-describedby={`${id}-help`}
        onChange={(event) => onChange(event.target.checked)}
      />
      <label htmlFor={id} className="form-check-label">
        {t("import.letters")}
      </label>
      <div id={`${id}-help`} className="form-text mt-0">
        {t("import.lettersHelp")}
      </div>
    </div>
  );
}
