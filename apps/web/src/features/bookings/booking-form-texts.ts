import type { TFunction } from "i18next";
import type { IssueText } from "../../lib/form-resolver.ts";

/** What is wrong with a field, in the words of someone at a ticket counter; other issues keep the schema's words. */
export function bookingIssueText(t: TFunction<"public">): IssueText {
  return (issue) => {
    const field = issue.path[0];
    if (field === "name" && issue.code === "too_small") return t("booking.form.nameMissing");
    if (field === "name" && issue.code === "too_big") return t("booking.form.nameTooLong");
    if (field === "email") return t("booking.form.emailInvalid");
    return undefined;
  };
}
