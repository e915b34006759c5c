import { describeIssue } from "@guichet/api/validation-messages";
import { useTranslation } from "react-i18next";
import { useLocale } from "../../lib/i18n.ts";
import { apiLocale } from "../../lib/languages.ts";
import type { FilterName, Filters, ReadFilters } from "./filters.ts";

const ISSUE_TEXTS = {
  from: "date",
  to: "date",
  outcome: "choice",
  action: "choice",
  entityType: "choice",
  entityId: "id",
  actorId: "id",
} as const;

/** Says what is wrong with filters, at each of them, with what was written where its control cannot show it. */
export function useFilterErrors(filters: Filters, read: ReadFilters): Partial<Record<FilterName, string>> {
  const { t } = useTranslation("admin");
  const locale = useLocale();
  if (read.ok) return {};
  const errors: Partial<Record<FilterName, string>> = {};
  for (const [name, issue] of Object.entries(read.issues) as [FilterName, (typeof read.issues)[FilterName]][]) {
    if (issue === undefined) continue;
    const isOurs = issue.code === "custom" || name === "actor" || name === "address";
    errors[name] = isOurs
      ? describeIssue(issue, apiLocale(locale))
      : t(`auditLog.invalid.${ISSUE_TEXTS[name]}`, { value: filters[name] });
  }
  return errors;
}
