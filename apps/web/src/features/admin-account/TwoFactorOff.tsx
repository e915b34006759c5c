import { Button } from "react-bootstrap";
import { useTranslation } from "react-i18next";
import { ErrorNotice } from "../../components/ErrorNotice.tsx";
import { trpc } from "../../lib/trpc.ts";
import { TwoFactorSetup } from "./TwoFactorSetup.tsx";

/** What it is for, and the way to turn it on. */
export function TwoFactorOff({ onEnabled }: { onEnabled: (codes: readonly string[]) => Promise<void> }) {
  const { t } = useTranslation("admin");
  // What it answers is shown while this is in sight, and then forgotten.
  const begin = trpc.twoFactor.begin.useMutation({ gcTime: 0 });
  if (begin.data !== undefined) {
    return <TwoFactorSetup setup={begin.data} onEnabled={onEnabled} onCancel={begin.reset} />;
  }
  return (
    <>
      <p>{t("twoFactor.why")}</p>
      {begin.error !== null && <ErrorNotice error={begin.error} />}
      <Button className="mb-3" onClick={() => begin.mutate()} disabled={begin.isPending}>
        {t("twoFactor.begin")}
      </Button>
    </>
  );
}
