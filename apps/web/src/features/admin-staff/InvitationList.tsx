import type { Invitation } from "@guichet/api/staff/schema";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ConfirmDialog } from "../../components/ConfirmDialog.tsx";
import { EmailAddress } from "../../components/EmailAddress.tsx";
import { ErrorNotice } from "../../components/ErrorNotice.tsx";
import { LineSkeletons } from "../../components/Skeletons.tsx";
import { useToast } from "../../components/Toasts.tsx";
import { formatShortMoment } from "../../lib/format.ts";
import { useFocusAfterRemoval } from "../../lib/heading-focus.ts";
import { useLocale } from "../../lib/i18n.ts";
import { visitorTimeZone } from "../../lib/time-zone.ts";
import { trpc } from "../../lib/trpc.ts";

/** Who was invited and has not answered yet. */
export function InvitationList() {
  const { t } = useTranslation("admin");
  const invitations = trpc.staff.invitations.useQuery({});
  const rows = invitations.data?.items ?? [];
  useFocusAfterRemoval(rows);
  return (
    <section aria-labelledby="invitations-title" className="mt-4">
      <h2 id="invitations-title" className="h4">
        {t("invitations.title")}
      </h2>
      {invitations.isPending && <LineSkeletons count={2} />}
      {invitations.isError && <ErrorNotice error={invitations.error} onRetry={() => void invitations.refetch()} />}
      {invitations.isSuccess && rows.length === 0 && <p className="text-body-secondary">{t("invitations.none")}</p>}
      {rows.length > 0 && (
        <ul className="list-unstyled surface dense-list">
          {rows.map((invitation) => (
            <InvitationRow key={invitation.id} invitation={invitation} />
          ))}
        </ul>
      )}
    </section>
  );
}

function InvitationRow({ invitation }: { invitation: Invitation }) {
  const { t } = useTranslation("admin");
  const locale = useLocale();
  const toast = useToast();
  const utils = trpc.useUtils();
  const [asking, setAsking] = useState(false);
  const { id, email, role, expiresAt, manageable } = invitation;
  const revoke = trpc.staff.revokeInvitation.useMutation({
    onSuccess: async () => {
      setAsking(false);
      toast(t("invitations.revoked", { email }));
      await utils.staff.invitations.invalidate();
    },
    // Most often it was accepted meanwhile.
    onError: () => void utils.staff.invalidate(),
  });
  return (
    <li>
      <span className="flex-fill text-break">
        <EmailAddress address={email} />{" "}
        <span className="row-note">
          {t(`roles.${role}.name`)},{" "}
          {t("invitations.until", { date: formatShortMoment(expiresAt, visitorTimeZone(), locale) })}
        </span>
      </span>
      {manageable && (
        <button
          type="button"
          className="btn btn-sm btn-outline-secondary ms-auto"
          aria-label={t("invitations.revokeOf", { email })}
          onClick={() => setAsking(true)}
        >
          {t("invitations.revoke")}
        </button>
      )}
      <ConfirmDialog
        show={asking}
        title={t("invitations.revokeTitle", { email })}
        confirmLabel={t("invitations.revoke")}
        keepLabel={t("form.cancel")}
        busy={revoke.isPending}
        error={revoke.error}
        onConfirm={() => revoke.mutate({ id })}
        onClose={() => {
          revoke.reset();
          setAsking(false);
        }}
      >
        {t("invitations.revokeBody")}
      </ConfirmDialog>
    </li>
  );
}
