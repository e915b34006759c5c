import { changePasswordInput } from "@guichet/api/account/schema";
import { MIN_PASSWORD_LENGTH } from "@guichet/api/auth/schema";
import { Button } from "react-bootstrap";
import { useTranslation } from "react-i18next";
import { AccountField } from "../../components/AccountField.tsx";
import { ErrorNotice } from "../../components/ErrorNotice.tsx";
import { KnownUsername } from "../../components/KnownUsername.tsx";
import { useToast } from "../../components/Toasts.tsx";
import { useFieldTexts } from "../../lib/field-texts.ts";
import { reasonOf } from "../../lib/problem.ts";
import { trpc } from "../../lib/trpc.ts";
import { useLocalizedForm } from "../../lib/use-localized-form.ts";
import { wireResolver } from "../../lib/wire-form.ts";

const EMPTY = { currentPassword: "", newPassword: "" };

/** A new password in place of the old one. All other sign-ins end with it. */
export function PasswordForm({ email }: { email: string }) {
  const { t } = useTranslation("admin");
  const toast = useToast();
  const utils = trpc.useUtils();
  const describe = useFieldTexts();
  const change = trpc.account.changePassword.useMutation();
  const { register, handleSubmit, formState, reset, resetField, setFocus } = useLocalizedForm({
    defaultValues: EMPTY,
    resolver: wireResolver(changePasswordInput, (values: typeof EMPTY) => values, describe),
  });
  const { errors } = formState;

  const submit = handleSubmit(async (input) => {
    try {
      await change.mutateAsync(input);
      reset(EMPTY);
      await utils.account.signIns.invalidate();
      toast(t("password.changed"));
    } catch (error) {
      if (reasonOf(error) !== "wrong-password") return setFocus("newPassword");
      resetField("currentPassword");
      setFocus("currentPassword");
    }
  }, change.reset);

  return (
    <section className="surface form-part" aria-labelledby="password-title">
      <h2 id="password-title" className="h4">
        {t("password.title")}
      </h2>
      <form onSubmit={submit} noValidate className="narrow-form">
        {change.error !== null && <ErrorNotice error={change.error} />}
        <KnownUsername email={email} />
        <AccountField
          label={t("password.current")}
          type="password"
          autoComplete="current-password"
          registration={register("currentPassword")}
          error={errors.currentPassword?.message}
        />
        <AccountField
          label={t("password.new")}
          type="password"
          autoComplete="new-password"
          help={errors.newPassword === undefined ? t("setup.passwordHelp", { count: MIN_PASSWORD_LENGTH }) : undefined}
          registration={register("newPassword")}
          error={errors.newPassword?.message}
        />
        <p className="form-text">{t("password.ends")}</p>
        <Button type="submit" className="mb-3" disabled={change.isPending}>
          {t(change.isPending ? "form.saving" : "password.submit")}
        </Button>
      </form>
    </section>
  );
}
