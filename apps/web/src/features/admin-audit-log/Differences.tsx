import type { AuditEntry } from "@guichet/api/audit-log/schema";
import { useTranslation } from "react-i18next";
import { type Difference, differencesOf } from "./differences.ts";
import { useValueTexts } from "./value-texts.ts";

/** Field by field: what it was, and what it is since. */
export function Differences({ entry }: { entry: AuditEntry }) {
  const { t } = useTranslation("admin");
  const differences = differencesOf(entry.before, entry.after);
  if (differences.length === 0) return <p className="text-body-secondary">{t("auditLog.noChanges")}</p>;
  return (
    <section aria-labelledby="audit-changes">
      <h3 id="audit-changes" className="h5">
        {t(headingOf(entry))}
      </h3>
      <dl className="audit-changes">
        {differences.map((difference) => (
          <Field key={difference.field} entry={entry} difference={difference} />
        ))}
      </dl>
    </section>
  );
}

/** What is told on one side alone was made, or happened: nothing changed. */
function headingOf({ before, after }: AuditEntry) {
  if (after === null) return "auditLog.deleted";
  return before === null ? "auditLog.detail" : "auditLog.changes";
}

function Field({ entry: { before, after }, difference }: { entry: AuditEntry; difference: Difference }) {
  const { t } = useTranslation("admin");
  const { fieldOf, textOf } = useValueTexts();
  const { field } = difference;
  const shown = (value: unknown, state: AuditEntry["before"]) =>
    value === null || value === "" || (Array.isArray(value) && value.length === 0) ? (
      <em className="text-body-secondary">{t("auditLog.nothing")}</em>
    ) : (
      textOf({ field, value, currency: state?.["currency"] })
    );
  const [old, now] = [shown(difference.before, before), shown(difference.after, after)];
  return (
    <div>
      <dt>{fieldOf(field)}</dt>
      {before === null && <dd>{now}</dd>}
      {after === null && <dd>{old}</dd>}
      {before !== null && after !== null && (
        <>
          <dd className="audit-side">
            <span className="row-note">{t("auditLog.before")}</span>
            <del>{old}</del>
          </dd>
          <dd className="audit-side">
            <span className="row-note">{t("auditLog.after")}</span>
            <ins>{now}</ins>
          </dd>
        </>
      )}
    </div>
  );
}
