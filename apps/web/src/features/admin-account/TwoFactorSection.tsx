import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { ErrorNotice } from "../../components/ErrorNotice.tsx";
import { LineSkeletons } from "../../components/Skeletons.tsx";
import { useToast } from "../../components/Toasts.tsx";
import { trpc } from "../../lib/trpc.ts";
import { RecoveryCodes } from "./RecoveryCodes.tsx";
import { TwoFactorOff } from "./TwoFactorOff.tsx";
import { TwoFactorOn } from "./TwoFactorOn.tsx";

/** The second factor: set up, shown, or taken away. Recovery codes stay in sight until one says that they are kept. */
export function TwoFactorSection({ email }: { email: string }) {
  const { t } = useTranslation("admin");
  const toast = useToast();
  const utils = trpc.useUtils();
  const state = trpc.twoFactor.state.useQuery();
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const heading = useRef<HTMLHeadingElement>(null);

  /** What one may do, and where one is signed in, has changed with it. */
  const refresh = () =>
    Promise.all([utils.twoFactor.invalidate(), utils.auth.me.invalidate(), utils.account.invalidate()]);
  const showCodes = async (made: readonly string[]) => {
    setCodes(made);
    await refresh();
  };
  const hideCodes = () => {
    setCodes(null);
    // The button that had the focus is gone with the codes.
    heading.current?.focus();
  };
  const say = async (text: string) => {
    await refresh();
    toast(text);
  };

  return (
    <section className="surface form-part" aria-labelledby="two-factor-title">
      <h2 ref={heading} id="two-factor-title" tabIndex={-1} className="h4">
        {t("twoFactor.title")}
      </h2>
      {state.isPending && <LineSkeletons count={3} />}
      {state.isError && <ErrorNotice error={state.error} onRetry={() => void state.refetch()} />}
      {codes !== null && <RecoveryCodes codes={codes} account={email} onKept={hideCodes} />}
      {codes === null && state.data?.enabled === false && <TwoFactorOff onEnabled={showCodes} />}
      {codes === null && state.data?.enabled === true && (
        <TwoFactorOn
          state={state.data}
          onRenewed={showCodes}
          onDisabled={() => say(t(state.data?.required ? "twoFactor.replaced" : "twoFactor.disabled"))}
        />
      )}
    </section>
  );
}
