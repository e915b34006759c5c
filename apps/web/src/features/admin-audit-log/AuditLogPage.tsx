import downloadIcon from "bootstrap-icons/icons/download.svg?url";
import { useTranslation } from "react-i18next";
import { EmptyState } from "../../components/EmptyState.tsx";
import { Icon } from "../../components/Icon.tsx";
import { PageTitle } from "../../components/PageTitle.tsx";
import { useAdminNavigate } from "../../lib/admin-navigation.ts";
import { auditLogRoute } from "../../lib/admin-routes.ts";
import { readAuditLogSearch } from "../../lib/admin-search.ts";
import { exportUrl } from "../../lib/export-url.ts";
import { useLocale } from "../../lib/i18n.ts";
import { AuditEntryDrawer } from "./AuditEntryDrawer.tsx";
import { AuditLogFilters } from "./AuditLogFilters.tsx";
import { AuditLogList } from "./AuditLogList.tsx";
import { useFilterErrors } from "./filter-errors.ts";
import { readFilters } from "./filters.ts";

/** Who did what, when and from where: find it, see what it was before and after, take it along as CSV. */
export function AuditLogPage() {
  const { t } = useTranslation("admin");
  const { entry: opened, ...filters } = readAuditLogSearch(auditLogRoute.useSearch());
  const locale = useLocale();
  const navigate = useAdminNavigate();
  const read = readFilters(filters);
  const errors = useFilterErrors(filters, read);
  const reset = () => void navigate({ to: "/audit-log", search: {} });
  const resetButton = (
    <button type="button" className="btn btn-outline-secondary" onClick={reset}>
      {t("auditLog.reset")}
    </button>
  );

  return (
    <>
      <div className="page-head">
        <PageTitle title={t("auditLog.title")} />
        {read.ok && (
          <a
            className="btn btn-outline-secondary"
            href={exportUrl("audit-log.csv", read.input, locale)}
            download
            title={t("auditLog.exportHelp")}
          >
            <Icon src={downloadIcon} /> {t("auditLog.export")}
          </a>
        )}
      </div>
      <AuditLogFilters filters={filters} errors={errors} onReset={reset} />
      {read.ok ? (
        <AuditLogList filters={filters} input={read.input} resetButton={resetButton} />
      ) : (
        <EmptyState title={t("auditLog.invalidTitle")}>{t("auditLog.invalidBody")}</EmptyState>
      )}
      <AuditEntryDrawer id={opened} onClose={() => void navigate({ to: "/audit-log", search: filters })} />
    </>
  );
}
