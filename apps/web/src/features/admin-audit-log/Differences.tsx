import type { AuditEntry } from "@guichet/api/audit-log/schema";
import { useTranslation } from "react-i18next";
import { differencesOf } from "./differences.ts";

/** Field by field: what it was, and what it is since. */
export function Differences({ entry }: { entry: AuditEntry }) {
  const { t } = useTranslation("admin");
  const differences = differencesOf(entry.before, entry.after);
  return (
    <section aria-labelledby="audit-changes">
      <h3 id="audit-changes" className="h5">
        {t("auditLog.changes")}
      </h3>
      {differences.length === 0 && <p className="text-body-secondary">{t("auditLog.noChanges")}</p>}
      <dl className="audit-changes">
        {differences.map(({ field, before, after }) => (
          <div key={field}>
            <dt>
              <code>{field}</code>
            </dt>
            {entry.before !== null && <Value label={t("auditLog.before")} text={before} as="del" />}
            {entry.after !== null && <Value label={t("auditLog.after")} text={after} as="ins" />}
          </div>
        ))}
      </dl>
    </section>
  );
}

function Value({ label, text, as: Mark }: { label: string; text: string | null; as: "del" | "ins" }) {
  const { t } = useTranslation("admin");
  return (
    <dd>
      <span className="row-note">{label}</span>
      {text === null ? <em className="text-body-secondary">{t("auditLog.nothing")}</em> : <Mark>{text}</Mark>}
    </dd>
  );
}
