import type { AuditEntry } from "@guichet/api/audit-log/schema";
import { useTranslation } from "react-i18next";
import { Drawer, useShownInDrawer } from "../../components/Drawer.tsx";
import { ErrorNotice } from "../../components/ErrorNotice.tsx";
import { LineSkeletons } from "../../components/Skeletons.tsx";
import { trpc } from "../../lib/trpc.ts";
import { AuditEntryFacts } from "./AuditEntryFacts.tsx";
import { Differences } from "./Differences.tsx";

interface AuditEntryDrawerProps {
  readonly id: string | undefined;
  readonly onClose: () => void;
}

/** The entry that the address names, beside the list. */
export function AuditEntryDrawer({ id, onClose }: AuditEntryDrawerProps) {
  const { t } = useTranslation("admin");
  const shown = useShownInDrawer(id);
  // An entry never changes.
  const entry = trpc.auditLog.get.useQuery(
    { id: shown ?? "" },
    { enabled: shown !== undefined, staleTime: Number.POSITIVE_INFINITY },
  );
  return (
    <Drawer
      open={id !== undefined}
      title={t("auditLog.details")}
      closeLabel={t("auditLog.close")}
      className="booking-drawer"
      onClose={onClose}
    >
      {entry.isPending && <LineSkeletons count={6} />}
      {entry.isError && <ErrorNotice error={entry.error} onRetry={() => void entry.refetch()} />}
      {entry.data !== undefined && <Details entry={entry.data} />}
    </Drawer>
  );
}

function Details({ entry }: { entry: AuditEntry }) {
  return (
    <>
      <AuditEntryFacts entry={entry} />
      <Differences entry={entry} />
    </>
  );
}
