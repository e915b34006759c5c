import type { ExportAuditLogInput } from "@guichet/api/audit-log/schema";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { EmptyState } from "../../components/EmptyState.tsx";
import { ErrorNotice } from "../../components/ErrorNotice.tsx";
import { LoadMore } from "../../components/LoadMore.tsx";
import { LineSkeletons } from "../../components/Skeletons.tsx";
import { trpc } from "../../lib/trpc.ts";
import { AuditLogTable } from "./AuditLogTable.tsx";
import type { Filters } from "./filters.ts";

const PAGE_SIZE = 50;

interface AuditLogListProps {
  /** As they are in the address. */
  readonly filters: Filters;
  /** As the server is asked. */
  readonly input: ExportAuditLogInput;
  readonly resetButton: ReactNode;
}

/** The entries under the filters, page by page. */
export function AuditLogList({ filters, input, resetButton }: AuditLogListProps) {
  const { t } = useTranslation("admin");
  const entries = trpc.auditLog.list.useInfiniteQuery(
    { ...input, limit: PAGE_SIZE },
    { getNextPageParam: (page) => page.nextCursor ?? undefined, placeholderData: (previous) => previous },
  );
  const rows = entries.data?.pages.flatMap((page) => page.items) ?? [];
  const filtered = Object.keys(filters).length > 0;

  return (
    <>
      {entries.isPending && <LineSkeletons count={8} />}
      {entries.isError && <ErrorNotice error={entries.error} onRetry={() => void entries.refetch()} />}
      {entries.isSuccess && rows.length === 0 && !entries.hasNextPage && (
        <EmptyState title={t(filtered ? "auditLog.noneFound" : "auditLog.none")} action={filtered && resetButton}>
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
    </>
  );
}
