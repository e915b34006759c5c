import { useState } from "react";
import { Button } from "react-bootstrap";
import { useTranslation } from "react-i18next";
import { ConfirmDialog } from "../../components/ConfirmDialog.tsx";
import { formatDay } from "../../lib/format.ts";
import { useLocale } from "../../lib/i18n.ts";
import { visitorTimeZone } from "../../lib/time-zone.ts";
import { type RouterOutputs, trpc } from "../../lib/trpc.ts";

interface TwoFactorOnProps {
  readonly state: RouterOutputs["twoFactor"]["state"];
  readonly onRenewed: (codes: readonly string[]) => Promise<void>;
  readonly onDisabled: () => Promise<void>;
}

const RENEW = {
  title: "twoFactor.renewTitle",
  body: "twoFactor.renewBody",
  confirm: "twoFactor.renew",
} as const;
const DISABLE = {
  title: "twoFactor.disableTitle",
  body: "twoFactor.disableBody",
  confirm: "twoFactor.disable",
} as const;
/** Whoever may not do without it turns it off only to set it up on another phone: until then nothing else opens. */
const REPLACE = {
  title: "twoFactor.replaceTitle",
  body: "twoFactor.replaceBody",
  confirm: "twoFactor.replace",
} as const;

/** Since when it is on, how many recovery codes are left, and the two things that one may do about it. */
export function TwoFactorOn({ state, onRenewed, onDisabled }: TwoFactorOnProps) {
  const { t } = useTranslation("admin");
  const locale = useLocale();
  const [asking, setAsking] = useState<"renew" | "disable" | null>(null);
  const renew = trpc.twoFactor.renewRecoveryCodes.useMutation({ gcTime: 0 });
  const disable = trpc.twoFactor.disable.useMutation();
  const close = () => setAsking(null);
  const confirm = async () => {
    try {
      if (asking === "renew") await onRenewed((await renew.mutateAsync()).recoveryCodes);
      else await disable.mutateAsync().then(onDisabled);
      close();
    } catch {
      // The dialog stays open and shows why.
    }
  };
  const ask = (question: "renew" | "disable") => {
    renew.reset();
    disable.reset();
    setAsking(question);
  };
  const texts = asking === "renew" ? RENEW : state.required ? REPLACE : DISABLE;
  const since = state.enabledAt === null ? "" : formatDay(state.enabledAt, visitorTimeZone(), locale);
  return (
    <>
      <p className="mb-1">{t("twoFactor.on", { date: since })}</p>
      <p className={state.recoveryCodesLeft < 3 ? "text-danger" : undefined}>
        {t("twoFactor.codesLeft", { count: state.recoveryCodesLeft })}
      </p>
      <div className="d-flex flex-wrap gap-2 mb-3">
        <Button variant="outline-secondary" onClick={() => ask("renew")}>
          {t("twoFactor.renew")}
        </Button>
        <Button variant="outline-danger" onClick={() => ask("disable")}>
          {t(state.required ? "twoFactor.replace" : "twoFactor.disable")}
        </Button>
      </div>
      <p className="form-text">{t(state.required ? "twoFactor.required" : "twoFactor.newPhone")}</p>
      <ConfirmDialog
        show={asking !== null}
        title={t(texts.title)}
        confirmLabel={t(texts.confirm)}
        keepLabel={t("form.cancel")}
        tone={asking === "renew" ? "primary" : "danger"}
        busy={renew.isPending || disable.isPending}
        error={renew.error ?? disable.error}
        onConfirm={() => void confirm()}
        onClose={close}
      >
        {t(texts.body)}
      </ConfirmDialog>
    </>
  );
}
