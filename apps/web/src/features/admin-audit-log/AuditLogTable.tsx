import type { AuditEntry } from "@guichet/api/audit-log/schema";
import { useTranslation } from "react-i18next";
import { AdminLink } from "../../lib/admin-navigation.ts";
import type { AuditLogSearch } from "../../lib/admin-search.ts";
import { formatExactMoment } from "../../lib/format.ts";
import { useLocale } from "../../lib/i18n.ts";
import { visitorTimeZone } from "../../lib/time-zone.ts";
import { useEntryTexts } from "./entry-texts.ts";
import { OutcomeBadge } from "./OutcomeBadge.tsx";

interface AuditLogTableProps {
  readonly entries: readonly AuditEntry[];
  /** Kept in the address when an entry is opened. */
  readonly filters: Omit<AuditLogSearch, "entry">;
}

const COLUMNS = ["at", "actor", "action", "entity", "address", "outcome"] as const;

/** One line an entry; its instant opens the details. */
export function AuditLogTable({ entries, filters }: AuditLogTableProps) {
  const { t } = useTranslation("admin");
  return (
    <table className="table table-hover dense-table">
      <caption className="visually-hidden">{t("auditLog.table")}</caption>
      <thead>
        <tr>
          {COLUMNS.map((column) => (
            <th key={column} scope="col">
              {t(`auditLog.columns.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {entries.map((entry) => (
          <Row key={entry.id} entry={entry} filters={filters} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ entry, filters }: { entry: AuditEntry; filters: AuditLogTableProps["filters"] }) {
  const { t } = useTranslation("admin");
  const { actorOf, actionOf, entityOf } = useEntryTexts();
  const action = actionOf(entry.action);
  const at = formatExactMoment(entry.createdAt, visitorTimeZone(), useLocale());
  return (
    <tr>
      <th scope="row" className="row-title">
        <AdminLink
          to="/audit-log"
          search={{ ...filters, entry: entry.id }}
          className="figures"
          aria-label={t("auditLog.open", { action, at })}
        >
          <time dateTime={entry.createdAt} title={entry.createdAt}>
            {at}
          </time>
        </AdminLink>
      </th>
      <td data-label={t("auditLog.columns.actor")} className="cut">
        {actorOf(entry)}
      </td>
      <td data-label={t("auditLog.columns.action")} title={entry.action}>
        {action}
      </td>
      <td data-label={t("auditLog.columns.entity")} className="cut">
        {entityOf(entry)}
      </td>
      <td data-label={t("auditLog.columns.address")}>{entry.address ?? "–"}</td>
      <td data-label={t("auditLog.columns.outcome")}>
        <OutcomeBadge outcome={entry.outcome} />
      </td>
    </tr>
  );
}
