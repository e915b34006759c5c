import { enableTwoFactorInput } from "@guichet/api/account/two-factor-schema";
import { useEffect } from "react";
import { Button } from "react-bootstrap";
import { useTranslation } from "react-i18next";
import { ErrorNotice } from "../../components/ErrorNotice.tsx";
import { QrCode } from "../../components/QrCode.tsx";
import { SecondFactorField } from "../../components/SecondFactorField.tsx";
import { useFieldTexts } from "../../lib/field-texts.ts";
import { type RouterOutputs, trpc } from "../../lib/trpc.ts";
import { useLocalizedForm } from "../../lib/use-localized-form.ts";
import { wireResolver } from "../../lib/wire-form.ts";

interface TwoFactorSetupProps {
  readonly setup: RouterOutputs["twoFactor"]["begin"];
  readonly onEnabled: (codes: readonly string[]) => Promise<void>;
  readonly onCancel: () => void;
}

/** The secret for an app, and the code that shows that the app has it: until then nothing is asked for at a sign-in. */
export function TwoFactorSetup({ setup, onEnabled, onCancel }: TwoFactorSetupProps) {
  const { t } = useTranslation("admin");
  const describe = useFieldTexts();
  const enable = trpc.twoFactor.enable.useMutation({ gcTime: 0 });
  const { register, handleSubmit, formState, resetField, setFocus } = useLocalizedForm({
    defaultValues: { code: "" },
    resolver: wireResolver(enableTwoFactorInput, (values: { code: string }) => values, describe),
  });
  useEffect(() => setFocus("code"), [setFocus]);

  const submit = handleSubmit(async (input) => {
    try {
      const { recoveryCodes } = await enable.mutateAsync(input);
      await onEnabled(recoveryCodes);
    } catch {
      resetField("code");
      setFocus("code");
    }
  }, enable.reset);

  return (
    <form onSubmit={submit} noValidate>
      <ol className="steps">
        <li>{t("twoFactor.stepApp")}</li>
        <li>
          {t("twoFactor.stepScan")}
          <div className="two-factor-secret">
            <QrCode text={setup.uri} label={t("twoFactor.qr")} />
            <div>
              <p className="mb-1">{t("twoFactor.byHand")}</p>
              <code>{inGroups(setup.secret)}</code>
            </div>
          </div>
        </li>
        <li>
          {t("twoFactor.stepCode")}
          {enable.error !== null && <ErrorNotice error={enable.error} />}
          <SecondFactorField kind="app" registration={register("code")} error={formState.errors.code?.message} />
        </li>
      </ol>
      <div className="d-flex flex-wrap gap-2 mb-3">
        <Button type="submit" disabled={enable.isPending}>
          {t(enable.isPending ? "twoFactor.enabling" : "twoFactor.enable")}
        </Button>
        <Button variant="outline-secondary" onClick={onCancel}>
          {t("form.cancel")}
        </Button>
      </div>
    </form>
  );
}

/** Four characters at a time can be copied by hand; apps ignore the spaces. */
function inGroups(secret: string): string {
  return (secret.match(/.{1,4}/g) ?? []).join(" ");
}
