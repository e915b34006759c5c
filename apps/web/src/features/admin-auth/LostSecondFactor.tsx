import { useTranslation } from "react-i18next";
import { RecoverOwnerCommand } from "./RecoverOwnerCommand.tsx";

/** Whom to ask when neither the phone nor a recovery code is left. */
export function LostSecondFactor() {
  const { t } = useTranslation("admin");
  return (
    <details className="mt-2">
      <summary>{t("signIn.factorLost")}</summary>
      <p className="mt-2">{t("signIn.factorLostHelp")}</p>
      <p>
        {t("signIn.factorLostOnly")}
        <br />
        <RecoverOwnerCommand />
      </p>
    </details>
  );
}
