import type { AuditOutcome } from "@guichet/api/audit-log/schema";
import { useTranslation } from "react-i18next";
import { Badge } from "../../components/StatusBadge.tsx";

/** What is usual is quiet; what was refused stands out. To be asked for one's password is no refusal. */
export function OutcomeBadge({ outcome }: { outcome: AuditOutcome }) {
  const { t } = useTranslation("admin");
  const text = t(`auditLog.outcomes.${outcome}`);
  switch (outcome) {
    case "done":
      return text;
    case "asked":
      return <Badge tone="off">{text}</Badge>;
    case "refused":
      return <Badge tone="bad">{text}</Badge>;
  }
}
