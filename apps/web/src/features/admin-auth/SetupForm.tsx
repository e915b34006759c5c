import { MIN_PASSWORD_LENGTH, setupAdminInput } from "@guichet/api/auth/schema";
import { useTranslation } from "react-i18next";
import { AccountField } from "../../components/AccountField.tsx";
import { ErrorNotice } from "../../components/ErrorNotice.tsx";
import { useFieldTexts } from "../../lib/field-texts.ts";
import { trpc } from "../../lib/trpc.ts";
import { useLocalizedForm } from "../../lib/use-localized-form.ts";
import { wireResolver } from "../../lib/wire-form.ts";
import { useFirstSignIn } from "./use-first-sign-in.ts";

const EMPTY = { name: "", email: "", password: "" };

/** Makes the first admin's account, then signs it in. */
export function SetupForm({ token }: { token: string }) {
  const { t } = useTranslation("admin");
  const describe = useFieldTexts();
  const firstSignIn = useFirstSignIn();
  const setup = trpc.auth.setupAdmin.useMutation();
  const { register, handleSubmit, formState } = useLocalizedForm({
    defaultValues: EMPTY,
    resolver: wireResolver(setupAdminInput, (values: typeof EMPTY) => ({ ...values, token }), describe),
  });
  const { errors, isSubmitting } = formState;

  const submit = handleSubmit(async (input) => {
    const made = await setup.mutateAsync(input).catch(() => undefined);
    if (made !== undefined) await firstSignIn(input, t("setup.done"));
  }, setup.reset);

  return (
    <form onSubmit={submit} noValidate>
      <p className="text-body-secondary">{t("setup.lead")}</p>
      {setup.error !== null && <ErrorNotice error={setup.error} />}
      <AccountField
        label={t("setup.name")}
        type="text"
        autoComplete="name"
        registration={register("name")}
        error={errors.name?.message}
      />
      <AccountField
        label={t("setup.email")}
        type="email"
        autoComplete="username"
        registration={register("email")}
        error={errors.email?.message}
      />
      <AccountField
        label={t("setup.password")}
        type="password"
        autoComplete="new-password"
        registration={register("password")}
        error={errors.password?.message}
        help={errors.password === undefined ? t("setup.passwordHelp", { count: MIN_PASSWORD_LENGTH }) : undefined}
      />
      <button type="submit" className="btn btn-primary w-100" disabled={isSubmitting}>
        {t(isSubmitting ? "setup.busy" : "setup.submit")}
      </button>
    </form>
  );
}
