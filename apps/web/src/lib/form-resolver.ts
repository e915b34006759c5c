import { describeIssue } from "@guichet/api/validation-messages";
import { toNestErrors } from "@hookform/resolvers";
import type { FieldError, FieldErrors, FieldValues, Resolver } from "react-hook-form";
import type { z } from "zod";
import { apiLocale, type Language } from "./languages.ts";

/** A text for an issue that the form words better than the schema can, or undefined. */
export type IssueText = (issue: z.core.$ZodIssue) => string | undefined;

/**
 * Checks a form with the schema of the wire, and says what is wrong in the language of the interface: the first issue of each
 * field.
 */
export function schemaResolver<Input extends FieldValues, Output>(
  schema: z.ZodType<Output, Input>,
  locale: Language,
  textOf: IssueText = () => undefined,
): Resolver<Input, unknown, Output> {
  return (values, _context, options) => {
    const parsed = schema.safeParse(values);
    if (parsed.success) return { values: parsed.data, errors: {} };
    const errors: Record<string, FieldError> = {};
    for (const issue of parsed.error.issues) {
      errors[issue.path.join(".")] ??= {
        type: issue.code,
        message: textOf(issue) ?? describeIssue(issue, apiLocale(locale)),
      };
    }
    return { values: {}, errors: toNestErrors(errors, options) as FieldErrors<Input> };
  };
}
