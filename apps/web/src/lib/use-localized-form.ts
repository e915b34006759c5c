import { useEffect, useRef } from "react";
import { type FieldPath, type FieldValues, type UseFormProps, type UseFormReturn, useForm } from "react-hook-form";
import { useTranslation } from "react-i18next";
import { useLocale } from "./i18n.ts";

/**
 * `useForm` whose errors follow the language of the interface. They are texts, made when a field was checked: in another language, the
 * fields that were refused are checked again. What the server said of a field was said in the other language: that it was refused is
 * all that is left to say of it.
 */
export function useLocalizedForm<Values extends FieldValues, Context = unknown, Output = Values>(
  props: UseFormProps<Values, Context, Output>,
): UseFormReturn<Values, Context, Output> {
  const form = useForm(props);
  const locale = useLocale();
  const { t } = useTranslation("common");
  const { trigger, setError } = form;
  const { errors } = form.formState;
  const refused = useRef<FieldPath<Values>[]>([]);
  refused.current = Object.entries(errors).flatMap(([name, error]) =>
    error?.type === "server" ? [] : [name as FieldPath<Values>],
  );
  const refusedByServer = useRef<FieldPath<Values>[]>([]);
  refusedByServer.current = Object.entries(errors).flatMap(([name, error]) =>
    error?.type === "server" ? [name as FieldPath<Values>] : [],
  );
  const told = useRef(locale);
  useEffect(() => {
    if (told.current === locale) return;
    told.current = locale;
    if (refused.current.length > 0) void trigger(refused.current);
    for (const name of refusedByServer.current) setError(name, { type: "server", message: t("form.refusedValue") });
  }, [locale, trigger, setError, t]);
  return form;
}
