import type { AuditEntry } from "@guichet/api/audit-log/schema";
import { useEffect, useState } from "react";
import { Offcanvas } from "react-bootstrap";
import { useTranslation } from "react-i18next";
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
  // While the drawer slides out it still shows what it showed.
  const [shown, setShown] = useState(id);
  useEffect(() => {
    if (id !== undefined) setShown(id);
  }, [id]);
  // An entry never changes.
  const entry = trpc.auditLog.get.useQuery(
    { id: shown ?? "" },
    { enabled: shown !== undefined, staleTime: Number.POSITIVE_INFINITY },
  );
  return (
    <Offcanvas
      show={id !== undefined}
      onHide={onClose}
      placement="end"
      className="booking-drawer"
      aria-labelledby="audit-entry-title"
    >
      <Offcanvas.Header closeButton closeLabel={t("auditLog.close")}>
        <Offcanvas.Title as="h2" id="audit-entry-title" className="h4">
          {t("auditLog.details")}
        </Offcanvas.Title>
      </Offcanvas.Header>
      <Offcanvas.Body>
        {entry.isPending && <LineSkeletons count={6} />}
        {entry.isError && <ErrorNotice error={entry.error} onRetry={() => void entry.refetch()} />}
        {entry.data !== undefined && <Details entry={entry.data} />}
      </Offcanvas.Body>
    </Offcanvas>
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
