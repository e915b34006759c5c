import { MIN_PASSWORD_LENGTH } from "@guichet/api/auth/schema";
import { acceptInvitationInput } from "@guichet/api/staff/schema";
import { useTranslation } from "react-i18next";
import { AccountField } from "../../components/AccountField.tsx";
import { ErrorNotice } from "../../components/ErrorNotice.tsx";
import { KnownUsername } from "../../components/KnownUsername.tsx";
import { useFieldTexts } from "../../lib/field-texts.ts";
import { type RouterOutputs, trpc } from "../../lib/trpc.ts";
import { useLocalizedForm } from "../../lib/use-localized-form.ts";
import { wireResolver } from "../../lib/wire-form.ts";
import { useFirstSignIn } from "./use-first-sign-in.ts";

const EMPTY = { name: "", password: "" };

interface InvitationFormProps {
  readonly token: string;
  readonly invitation: NonNullable<RouterOutputs["auth"]["invitationState"]["invitation"]>;
}

/** Makes the invited account, then signs it in. */
export function InvitationForm({ token, invitation }: InvitationFormProps) {
  const { t } = useTranslation("admin");
  const describe = useFieldTexts();
  const firstSignIn = useFirstSignIn();
  const accept = trpc.auth.acceptInvitation.useMutation();
  const { register, handleSubmit, formState } = useLocalizedForm({
    defaultValues: EMPTY,
    resolver: wireResolver(acceptInvitationInput, (values: typeof EMPTY) => ({ ...values, token }), describe),
  });
  const { errors, isSubmitting } = formState;
  const { email, role } = invitation;

  const submit = handleSubmit(async (input) => {
    const made = await accept.mutateAsync(input).catch(() => undefined);
    if (made !== undefined) await firstSignIn({ email, password: input.password }, t("acceptInvitation.done"));
  }, accept.reset);

  return (
    <form onSubmit={submit} noValidate>
      <p className="text-body-secondary">{t("acceptInvitation.lead", { email })}</p>
      <p>
        <span className="text-body-secondary">{t("acceptInvitation.role")}</span>
        <br />
        <strong>{t(`roles.${role}.name`)}</strong>
        <br />
        {t(`roles.${role}.can`)}
      </p>
      {accept.error !== null && <ErrorNotice error={accept.error} />}
      <KnownUsername email={email} />
      <AccountField
        label={t("acceptInvitation.name")}
        type="text"
        autoComplete="name"
        registration={register("name")}
        error={errors.name?.message}
      />
      <AccountField
        label={t("acceptInvitation.password")}
        type="password"
        autoComplete="new-password"
        registration={register("password")}
        error={errors.password?.message}
        help={errors.password === undefined ? t("setup.passwordHelp", { count: MIN_PASSWORD_LENGTH }) : undefined}
      />
      <button type="submit" className="btn btn-primary w-100" disabled={isSubmitting}>
        {t(isSubmitting ? "acceptInvitation.busy" : "acceptInvitation.submit")}
      </button>
    </form>
  );
}
