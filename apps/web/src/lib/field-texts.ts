import { describeIssue } from "@guichet/api/validation-messages";
import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import { apiLocale } from "./languages.ts";
import type { DescribeIssue } from "./wire-form.ts";

/** Says what is wrong with a typed value: what is missing or is no number in our words, all else as the server would. */
export function useFieldTexts(): DescribeIssue {
  const { t, i18n } = useTranslation("admin");
  const locale = apiLocale(i18n.language);
  return useCallback(
    (issue) => {
      if (issue.code === "too_small" && issue.origin === "string" && issue.minimum === 1) return t("form.required");
      if (issue.code === "invalid_type" && issue.expected === "string") return t("form.required");
      if (issue.code === "invalid_type" && issue.expected === "int") return t("form.integer");
      if (issue.code === "invalid_type" && issue.expected === "number") return t("form.number");
      return describeIssue(issue, locale);
    },
    [t, locale],
  );
}
