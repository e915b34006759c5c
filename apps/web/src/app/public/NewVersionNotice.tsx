import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { useToast } from "../../components/Toasts.tsx";
import { useIsNewVersionOffered } from "../../lib/new-version.ts";

/** Says that there is a newer version, and leaves it to the visitor when to take it: what is typed in a form would be lost. */
export function NewVersionNotice() {
  const { t } = useTranslation("public");
  const toast = useToast();
  const isOffered = useIsNewVersionOffered();
  useEffect(() => {
    if (!isOffered) return;
    const action = { label: t("offline.reload"), run: () => window.location.reload() };
    toast(t("offline.newVersion"), { action, about: "version" });
  }, [isOffered, toast, t]);
  return null;
}
