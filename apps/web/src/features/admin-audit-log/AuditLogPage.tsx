import downloadIcon from "bootstrap-icons/icons/download.svg?url";
import { useTranslation } from "react-i18next";
import { EmptyState } from "../../components/EmptyState.tsx";
import { ErrorNotice } from "../../components/ErrorNotice.tsx";
import { Icon } from "../../components/Icon.tsx";
import { LoadMore } from "../../components/LoadMore.tsx";
import { PageTitle } from "../../components/PageTitle.tsx";
import { LineSkeletons } from "../../components/Skeletons.tsx";
import { useAdminNavigate } from "../../lib/admin-navigation.ts";
import { auditLogRoute } from "../../lib/admin-routes.ts";
import { readAuditLogSearch } from "../../lib/admin-search.ts";
import { csvExportUrl } from "../../lib/csv-export.ts";
import { useLocale } from "../../lib/i18n.ts";
import { trpc } from "../../lib/trpc.ts";
import { AuditEntryDrawer } from "./AuditEntryDrawer.tsx";
import { AuditLogFilters } from "./AuditLogFilters.tsx";
import { AuditLogTable } from "./AuditLogTable.tsx";
import { toFilters } from "./period.ts";

const PAGE_SIZE = 50;

/** Who did what, when and from where: find it, see what it was before and after, take it along as CSV. */
export function AuditLogPage() {
  const { t } = useTranslation("admin");
  // The router hands on what the reader dropped, too.
  const { entry: opened, ...filters } = readAuditLogSearch(auditLogRoute.useSearch());
  const locale = useLocale();
  const navigate = useAdminNavigate();
  const entries = trpc.auditLog.list.useInfiniteQuery(
    { ...toFilters(filters), limit: PAGE_SIZE },
    { getNextPageParam: (page) => page.nextCursor ?? undefined, placeholderData: (previous) => previous },
  );
  const rows = entries.data?.pages.flatMap((page) => page.items) ?? [];
  const filtered = Object.keys(filters).length > 0;
  const reset = () => void navigate({ to: "/audit-log", search: {} });

  return (
    <>
      <div className="page-head">
        <PageTitle title={t("auditLog.title")} />
        <a
          className="btn btn-outline-secondary"
          href={csvExportUrl("audit-log", toFilters(filters), locale)}
          download
          title={t("auditLog.exportHelp")}
        >
          <Icon src={downloadIcon} /> {t("auditLog.export")}
        </a>
      </div>
      <AuditLogFilters filters={filters} onReset={reset} />
      {entries.isPending && <LineSkeletons count={8} />}
      {entries.isError && <ErrorNotice error={entries.error} onRetry={() => void entries.refetch()} />}
      {entries.isSuccess && rows.length === 0 && !entries.hasNextPage && (
        <EmptyState
          title={t(filtered ? "auditLog.noneFound" : "auditLog.none")}
          action={
            filtered && (
              <button type="button" className="btn btn-outline-secondary" onClick={reset}>
                {t("auditLog.reset")}
              </button>
            )
          }
        >
          {t(filtered ? "auditLog.noneFoundHelp" : "auditLog.noneHelp")}
        </EmptyState>
      )}
      {rows.length > 0 && <AuditLogTable entries={rows} filters={filters} />}
      {entries.isSuccess && rows.length === 0 && entries.hasNextPage && <p>{t("auditLog.readingOn")}</p>}
      {(rows.length > 0 || entries.hasNextPage) && (
        <LoadMore
          shown={rows.length}
          hasMore={entries.hasNextPage}
          busy={entries.isFetchingNextPage}
          onMore={() => void entries.fetchNextPage()}
        />
      )}
      <AuditEntryDrawer id={opened} onClose={() => void navigate({ to: "/audit-log", search: filters })} />
    </>
  );
}
