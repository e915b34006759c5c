import {
  type FieldErrors,
  type FieldPath,
  type FieldValues,
  type Resolver,
  set,
  type UseFormSetError,
} from "react-hook-form";
import type { z } from "zod";

/** The text of one refused value. */
export type DescribeIssue = (issue: z.core.$ZodIssue) => string;

/**
 * A form's resolver that checks with the schema of the wire itself. The form keeps what people type (texts, local times);
 * `toInput` makes of it what is sent, under the same names, so that a refusal finds its field by its path.
 */
export function wireResolver<Form extends FieldValues, Input extends z.ZodType>(
  schema: Input,
  toInput: (values: Form) => unknown,
  describe: DescribeIssue,
): Resolver<Form, unknown, z.output<Input>> {
  return (values) => {
    const result = schema.safeParse(toInput(values));
    if (result.success) return { values: result.data, errors: {} };
    const errors: FieldErrors<Form> = {};
    for (const issue of firstOfEachPath(result.error.issues)) {
      set(errors, issue.path.join("."), { type: issue.code, message: describe(issue) });
    }
    return { values: {}, errors };
  };
}

function firstOfEachPath(issues: readonly z.core.$ZodIssue[]): z.core.$ZodIssue[] {
  const seen = new Set<string>();
  return issues.filter((issue) => {
    const path = issue.path.join(".");
    if (seen.has(path)) return false;
    seen.add(path);
    return true;
  });
}

/**
 * Shows the server's refusals of single fields at those fields.
 * @returns whether every refusal found one; if not, the problem itself must be shown.
 */
export function showFieldErrors<Form extends FieldValues>(
  errors: readonly { readonly path: string; readonly message: string }[],
  fields: Form,
  setError: UseFormSetError<Form>,
): boolean {
  const known = errors.filter(({ path }) => Object.hasOwn(fields, path.split(".")[0] ?? ""));
  known.forEach(({ path, message }, index) => {
    setError(path as FieldPath<Form>, { type: "server", message }, { shouldFocus: index === 0 });
  });
  return errors.length > 0 && known.length === errors.length;
}
