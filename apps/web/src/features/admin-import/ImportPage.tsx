import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ErrorNotice } from "../../components/ErrorNotice.tsx";
import { PageTitle } from "../../components/PageTitle.tsx";
import { LineSkeletons } from "../../components/Skeletons.tsx";
import { AdminLink } from "../../lib/admin-navigation.ts";
import { importRoute } from "../../lib/admin-routes.ts";
import { readImportSearch } from "../../lib/admin-search.ts";
import { FileChoice } from "./FileChoice.tsx";
import { ImportReading } from "./ImportReading.tsx";
import { ImportRemarks } from "./ImportRemarks.tsx";
import { ImportResult } from "./ImportResult.tsx";
import { ImportStart } from "./ImportStart.tsx";
import { SessionChoice } from "./SessionChoice.tsx";
import { type ChosenFile, type Reading, useImport } from "./use-import.ts";

/** Attendees from a file into a session: which session, which file, how it is read, what is wrong with it, and then the import. */
export function ImportPage() {
  const { t } = useTranslation("admin");
  const search = readImportSearch(importRoute.useSearch());
  const { eventId, sessionId } = search;
  const [file, setFile] = useState<ChosenFile | null>(null);
  const [reading, setReading] = useState<Reading>({});
  const { dryRun, run, progress } = useImport({ sessionId, file, reading });
  const { data: report } = dryRun;
  const isRunning = run.isPending;
  const outcome = run.data?.outcome ?? null;

  function choose(chosen: ChosenFile | null): void {
    run.reset();
    setReading({});
    setFile(chosen);
  }

  return (
    <div className="import-page">
      <div className="page-head">
        <PageTitle title={t("import.title")} />
        <AdminLink to="/bookings" activeOptions={{ exact: true }} search={search} className="btn btn-outline-secondary">
          {t("import.toBookings")}
        </AdminLink>
      </div>
      {sessionId === undefined && <p className="measure text-muted">{t("import.lead")}</p>}
      <SessionChoice eventId={eventId} sessionId={sessionId} disabled={isRunning} onChange={() => run.reset()} />
      {sessionId !== undefined && <FileChoice file={file} disabled={isRunning} onChoose={choose} />}
      {file !== null && sessionId !== undefined && outcome === null && (
        <section aria-label={t("import.check")} aria-busy={dryRun.isFetching}>
          <p className="visually-hidden" role="status">
            {dryRun.isFetching
              ? t("import.checking")
              : report !== undefined &&
                t("import.checked", {
                  bookings: t("import.checkedBookings", { count: report.totals.bookings }),
                  problems: t("import.checkedProblems", { count: report.problems.length }),
                })}
          </p>
          {dryRun.isPending && <LineSkeletons count={6} />}
          {dryRun.isError && <ErrorNotice error={dryRun.error} onRetry={() => void dryRun.refetch()} />}
          {report !== undefined && (
            <>
              <ImportReading report={report} disabled={isRunning} onChange={setReading} />
              <ImportRemarks key={`${file.number}`} report={report} fileName={file.name} />
              <ImportStart
                sessionId={sessionId}
                report={run.data ?? report}
                isChecking={dryRun.isFetching}
                isRunning={isRunning}
                progress={progress}
                error={run.error}
                onStart={run.mutate}
              />
            </>
          )}
        </section>
      )}
      {outcome !== null && sessionId !== undefined && (
        <ImportResult outcome={outcome} sessionId={sessionId} onAnother={() => choose(null)} />
      )}
    </div>
  );
}
