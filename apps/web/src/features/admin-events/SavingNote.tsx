import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { formatAgo } from "../../lib/format.ts";
import { useLocale } from "../../lib/i18n.ts";
import type { SavingState } from "./use-event-saving.ts";

/** Where the text is, beside the buttons. A reader hears when that changes, not how the seconds pass. */
export function SavingNote({ state, isDraft }: { state: SavingState; isDraft: boolean }) {
  const { t } = useTranslation("admin");
  const spoken = state.kind === "kept" ? t(isDraft ? "eventForm.saving.soon" : "eventForm.saving.kept") : "";
  return (
    <span className="saving-note">
      <span role="status" className={state.kind === "saved" ? "visually-hidden" : undefined}>
        {state.kind === "saving" && t("form.saving")}
        {state.kind === "failed" && t("eventForm.saving.failed")}
        {state.kind === "saved" && t("eventForm.saving.saved")}
        {spoken}
      </span>
      {state.kind === "saved" && <SavedAgo at={state.at} />}
    </span>
  );
}

function SavedAgo({ at }: { at: number }) {
  const { t } = useTranslation("admin");
  const locale = useLocale();
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1_000);
    return () => clearInterval(timer);
  }, []);
  return <span aria-hidden="true">{t("eventForm.saving.ago", { ago: formatAgo(Math.max(0, now - at), locale) })}</span>;
}
