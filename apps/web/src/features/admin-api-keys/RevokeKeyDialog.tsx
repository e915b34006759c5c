import type { ApiKey } from "@guichet/api/api-keys/schema";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { ConfirmDialog } from "../../components/ConfirmDialog.tsx";
import { useToast } from "../../components/Toasts.tsx";
import { REPEATABLE } from "../../lib/query-client.ts";
import { trpc } from "../../lib/trpc.ts";

/** Asks before a key is ended: whatever uses it stops working. */
export function RevokeKeyDialog({ apiKey, onClose }: { apiKey: ApiKey | null; onClose: () => void }) {
  const { t } = useTranslation("admin");
  const toast = useToast();
  const utils = trpc.useUtils();
  // While the dialog fades it still names what it named.
  const [shown, setShown] = useState(apiKey);
  useEffect(() => {
    if (apiKey !== null) setShown(apiKey);
  }, [apiKey]);
  const name = shown?.name ?? "";
  const revoke = trpc.apiKeys.revoke.useMutation({
    ...REPEATABLE,
    onSuccess: async () => {
      onClose();
      toast(t("apiKeys.revoked", { name }));
      await utils.apiKeys.invalidate();
    },
  });
  const close = () => {
    revoke.reset();
    onClose();
  };
  return (
    <ConfirmDialog
      show={apiKey !== null}
      title={t("apiKeys.revokeTitle", { name })}
      confirmLabel={t("apiKeys.revoke")}
      keepLabel={t("apiKeys.revokeKeep")}
      busy={revoke.isPending}
      error={revoke.error}
      onConfirm={() => apiKey !== null && revoke.mutate({ id: apiKey.id })}
      onClose={close}
    >
      {t("apiKeys.revokeBody")}
    </ConfirmDialog>
  );
}
