import type { Role } from "@guichet/api/auth/schema";
import { inviteStaffInput, type NewInvitation } from "@guichet/api/staff/schema";
import { useTranslation } from "react-i18next";
import { ErrorNotice } from "../../components/ErrorNotice.tsx";
import { controlClass, Field } from "../../components/Field.tsx";
import { FormFoot } from "../../components/FormFoot.tsx";
import { useFieldTexts } from "../../lib/field-texts.ts";
import { trpc } from "../../lib/trpc.ts";
import { useLocalizedForm } from "../../lib/use-localized-form.ts";
import { wireResolver } from "../../lib/wire-form.ts";
import { RoleChoice } from "./RoleChoice.tsx";

interface InviteFormProps {
  readonly roles: readonly Role[];
  readonly onMade: (made: NewInvitation) => void;
  readonly onCancel: () => void;
}

interface InviteValues {
  readonly email: string;
  readonly role: Role | undefined;
}

/** Whom to invite, and to what. The least powerful role comes chosen. */
export function InviteForm({ roles, onMade, onCancel }: InviteFormProps) {
  const { t } = useTranslation("admin");
  const describe = useFieldTexts();
  const utils = trpc.useUtils();
  const invite = trpc.staff.invite.useMutation();
  const { register, handleSubmit, formState, setValue, watch } = useLocalizedForm({
    defaultValues: { email: "", role: roles.at(-1) } as InviteValues,
    resolver: wireResolver(inviteStaffInput, (values: InviteValues) => values, describe),
  });
  const { errors, isSubmitting } = formState;

  const submit = handleSubmit(async (input) => {
    const made = await invite.mutateAsync(input).catch(() => undefined);
    if (made === undefined) return;
    void utils.staff.invitations.invalidate();
    onMade(made);
  }, invite.reset);

  return (
    <form onSubmit={submit} noValidate>
      <Field label={t("invitations.email")} help={t("invitations.emailHelp")} error={errors.email?.message}>
        {(control) => (
          <input
            {...control}
            {...register("email")}
            type="email"
            autoComplete="off"
            className={controlClass(errors.email?.message)}
            // biome-ignore lint/a11y/noAutofocus: a dialog that was just asked for begins at its first field
            autoFocus
          />
        )}
      </Field>
      <RoleChoice
        legend={t("invitations.role")}
        roles={roles}
        value={watch("role")}
        onChange={(role) => setValue("role", role)}
      />
      {invite.error !== null && <ErrorNotice error={invite.error} />}
      <FormFoot
        label={t(isSubmitting ? "invitations.busy" : "invitations.submit")}
        isBusy={isSubmitting}
        onCancel={onCancel}
      />
    </form>
  );
}
