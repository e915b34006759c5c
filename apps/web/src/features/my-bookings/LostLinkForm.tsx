import { sendLinksInput } from "@guichet/api/bookings/guest-schema";
import { useTranslation } from "react-i18next";
import { ErrorNotice } from "../../components/ErrorNotice.tsx";
import { controlClass, Field } from "../../components/Field.tsx";
import { schemaResolver } from "../../lib/form-resolver.ts";
import { useLocale } from "../../lib/i18n.ts";
import { trpc } from "../../lib/trpc.ts";
import { useLocalizedForm } from "../../lib/use-localized-form.ts";

/** Asks for the links of an address's bookings. What it says afterwards is the same whether there are any or not. */
export function LostLinkForm() {
  const { t } = useTranslation("public");
  const send = trpc.bookings.sendLinks.useMutation();
  const { register, handleSubmit, formState, reset } = useLocalizedForm({
    defaultValues: { email: "" },
    resolver: schemaResolver(sendLinksInput, useLocale(), () => t("booking.form.emailInvalid")),
  });
  const error = formState.errors.email?.message;
  const submit = handleSubmit((values) => send.mutate(values, { onSuccess: () => reset() }));
  return (
    <form onSubmit={submit} noValidate>
      <Field label={t("myBookings.lost.label")} help={t("myBookings.lost.help")} error={error}>
        {(control) => (
          <input
            {...control}
            {...register("email")}
            className={controlClass(error)}
            type="email"
            inputMode="email"
            autoComplete="email"
            maxLength={254}
          />
        )}
      </Field>
      <div role="status">
        {send.isSuccess && (
          <div className="notice">
            <p className="notice-title">{t("myBookings.lost.sentTitle")}</p>
            <p>{t("myBookings.lost.sent", { email: send.variables.email })}</p>
          </div>
        )}
      </div>
      {send.isError && <ErrorNotice error={send.error} />}
      <button type="submit" className="btn btn-outline-primary" disabled={send.isPending}>
        {t(send.isPending ? "myBookings.lost.sending" : "myBookings.lost.submit")}
      </button>
    </form>
  );
}
