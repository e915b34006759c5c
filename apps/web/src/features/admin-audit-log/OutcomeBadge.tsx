import type { AuditOutcome } from "@guichet/api/audit-log/schema";
import { useTranslation } from "react-i18next";

/** What is usual is quiet; what was refused stands out. To be asked for one's password is no refusal. */
export function OutcomeBadge({ outcome }: { outcome: AuditOutcome }) {
  const { t } = useTranslation("admin");
  const text = t(`auditLog.outcomes.${outcome}`);
  switch (outcome) {
    case "done":
      return text;
    case "asked":
      return <span className="badge text-bg-secondary">{text}</span>;
    case "refused":
      return <span className="badge text-bg-danger">{text}</span>;
  }
}
