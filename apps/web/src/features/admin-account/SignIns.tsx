import { useRef, useState } from "react";
import { Button } from "react-bootstrap";
import { useTranslation } from "react-i18next";
import { ConfirmDialog } from "../../components/ConfirmDialog.tsx";
import { ErrorNotice } from "../../components/ErrorNotice.tsx";
import { SignInRows } from "../../components/SignInRows.tsx";
import { LineSkeletons } from "../../components/Skeletons.tsx";
import { useToast } from "../../components/Toasts.tsx";
import { trpc } from "../../lib/trpc.ts";

/** Where one is signed in, and the way to end what is not one's own. */
export function SignIns() {
  const { t } = useTranslation("admin");
  const toast = useToast();
  const utils = trpc.useUtils();
  const signIns = trpc.account.signIns.useQuery();
  const signOut = trpc.account.signOut.useMutation();
  const signOutOthers = trpc.account.signOutOthers.useMutation();
  const [asking, setAsking] = useState(false);
  const place = useRef<HTMLHeadingElement>(null);
  const others = signIns.data?.items.filter(({ current }) => !current).length ?? 0;

  const end = async (id: string) => {
    const ended = await signOut.mutateAsync({ id }).catch(() => undefined);
    if (ended === undefined) return false;
    await utils.account.signIns.invalidate();
    toast(t("ownSignIns.ended", { count: 1 }));
    return true;
  };
  const endOthers = async () => {
    const answer = await signOutOthers.mutateAsync().catch(() => undefined);
    if (answer === undefined) return;
    // First, so that the dialog does not give the focus back to a button that is about to go.
    await utils.account.signIns.invalidate();
    setAsking(false);
    toast(t("ownSignIns.ended", { count: answer.ended }));
  };

  return (
    <section className="surface form-part" aria-labelledby="sign-ins-title">
      <h2 ref={place} id="sign-ins-title" tabIndex={-1} className="h4">
        {t("ownSignIns.title")}
      </h2>
      <p>{t("ownSignIns.lead")}</p>
      {signIns.isPending && <LineSkeletons count={2} />}
      {signIns.isError && <ErrorNotice error={signIns.error} onRetry={() => void signIns.refetch()} />}
      {signOut.error !== null && <ErrorNotice error={signOut.error} />}
      <SignInRows
        signIns={signIns.data?.items ?? []}
        busy={signOut.isPending}
        onEnd={({ id }) => end(id)}
        place={place}
      />
      {others > 0 && (
        <Button variant="outline-danger" className="mb-3" onClick={() => setAsking(true)}>
          {t("ownSignIns.endOthers")}
        </Button>
      )}
      <ConfirmDialog
        show={asking}
        title={t("ownSignIns.endOthersTitle")}
        confirmLabel={t("ownSignIns.endOthers")}
        keepLabel={t("form.cancel")}
        busy={signOutOthers.isPending}
        error={signOutOthers.error}
        onConfirm={() => void endOthers()}
        onClose={() => {
          signOutOthers.reset();
          setAsking(false);
        }}
        onExited={() => others === 0 && place.current?.focus()}
      >
        {t("ownSignIns.endOthersBody", { count: others })}
      </ConfirmDialog>
    </section>
  );
}
