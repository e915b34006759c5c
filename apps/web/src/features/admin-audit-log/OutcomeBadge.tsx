import type { AuditOutcome } from "@guichet/api/audit-log/schema";
import { useTranslation } from "react-i18next";

/** What is usual is quiet; what was refused stands out. */
export function OutcomeBadge({ outcome }: { outcome: AuditOutcome }) {
  const { t } = useTranslation("admin");
  const text = t(`auditLog.outcomes.${outcome}`);
  return outcome === "done" ? text : <span className="badge text-bg-danger">{text}</span>;
}
