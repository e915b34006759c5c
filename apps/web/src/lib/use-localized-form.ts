import { useEffect, useRef } from "react";
import { type FieldPath, type FieldValues, type UseFormProps, type UseFormReturn, useForm } from "react-hook-form";
import { useLocale } from "./i18n.ts";

/**
 * `useForm` whose errors follow the language of the interface. They are texts, made when a field was checked: in another language, the
 * fields that were refused are checked again. What the server said of a field stays as it was said.
 */
export function useLocalizedForm<Values extends FieldValues, Context = unknown, Output = Values>(
  props: UseFormProps<Values, Context, Output>,
): UseFormReturn<Values, Context, Output> {
  const form = useForm(props);
  const locale = useLocale();
  const { trigger } = form;
  const { errors } = form.formState;
  const refused = useRef<FieldPath<Values>[]>([]);
  refused.current = Object.entries(errors).flatMap(([name, error]) =>
    error?.type === "server" ? [] : [name as FieldPath<Values>],
  );
  const told = useRef(locale);
  useEffect(() => {
    if (told.current === locale) return;
    told.current = locale;
    if (refused.current.length > 0) void trigger(refused.current);
  }, [locale, trigger]);
  return form;
}
