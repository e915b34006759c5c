import { useBlocker } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { ConfirmDialog } from "./ConfirmDialog.tsx";

interface UnsavedChangesGuardProps {
  readonly isDirty: () => boolean;
  /** Saves what can be saved without being asked, before one is asked. */
  readonly settle?: () => Promise<void>;
}

/**
 * Asks before a changed form is left, be it by a link, the back button or closing the page.
 * `isDirty` is asked at that moment, so that a form which has just been saved lets go at once.
 */
export function UnsavedChangesGuard({ isDirty, settle }: UnsavedChangesGuardProps) {
  const { t } = useTranslation("admin");
  const blocker = useBlocker({
    shouldBlockFn: async () => {
      if (isDirty()) await settle?.();
      return isDirty();
    },
    enableBeforeUnload: isDirty,
    withResolver: true,
  });
  return (
    <ConfirmDialog
      show={blocker.status === "blocked"}
      title={t("form.unsavedTitle")}
      confirmLabel={t("form.leave")}
      keepLabel={t("form.stay")}
      onConfirm={() => blocker.proceed?.()}
      onClose={() => blocker.reset?.()}
    >
      {t("form.unsaved")}
    </ConfirmDialog>
  );
}
