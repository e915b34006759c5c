import { requestPasswordResetInput } from "@guichet/api/account/password-reset-schema";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { AccountField } from "../../components/AccountField.tsx";
import { ErrorNotice } from "../../components/ErrorNotice.tsx";
import { useFieldTexts } from "../../lib/field-texts.ts";
import { trpc } from "../../lib/trpc.ts";
import { useLocalizedForm } from "../../lib/use-localized-form.ts";
import { wireResolver } from "../../lib/wire-form.ts";
import { useTypedEmail } from "./typed-email.ts";

/** Asks for a link. What it says afterwards is the same whether somebody has the address or not. */
export function ForgottenPasswordForm() {
  const { t } = useTranslation("admin");
  const describe = useFieldTexts();
  const typedEmail = useTypedEmail();
  const request = trpc.passwordReset.request.useMutation();
  const { register, handleSubmit, formState, setFocus } = useLocalizedForm({
    defaultValues: { email: typedEmail.current },
    resolver: wireResolver(requestPasswordResetInput, (values: { email: string }) => values, describe),
  });
  useEffect(() => setFocus("email"), [setFocus]);
  const submit = handleSubmit((input) => request.mutate(input), request.reset);
  return (
    <form onSubmit={submit} noValidate>
      <p className="text-body-secondary">{t("forgotten.lead")}</p>
      <div role="status">
        {request.isSuccess && (
          <div className="notice mb-3">
            <p className="notice-title">{t("forgotten.sentTitle")}</p>
            <p>{t("forgotten.sent", { email: request.variables.email })}</p>
          </div>
        )}
      </div>
      {request.isError && <ErrorNotice error={request.error} />}
      <AccountField
        label={t("signIn.email")}
        type="email"
        autoComplete="username"
        registration={register("email", {
          onChange: ({ target }) => {
            typedEmail.current = target.value;
          },
        })}
        error={formState.errors.email?.message}
      />
      <button type="submit" className="btn btn-primary w-100" disabled={request.isPending}>
        {t(request.isPending ? "forgotten.busy" : "forgotten.submit")}
      </button>
    </form>
  );
}
