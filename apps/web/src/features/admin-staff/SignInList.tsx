import type { StaffListMember } from "@guichet/api/staff/schema";
import { useRef, useState } from "react";
import { Button } from "react-bootstrap";
import { useTranslation } from "react-i18next";
import { ConfirmDialog } from "../../components/ConfirmDialog.tsx";
import { ErrorNotice } from "../../components/ErrorNotice.tsx";
import { SignInRows } from "../../components/SignInRows.tsx";
import { LineSkeletons } from "../../components/Skeletons.tsx";
import { useToast } from "../../components/Toasts.tsx";
import { trpc } from "../../lib/trpc.ts";

/** The sign-ins of somebody, with a way to end one, or all of them. */
export function SignInList({ member }: { member: StaffListMember }) {
  const { t } = useTranslation("admin");
  const toast = useToast();
  const utils = trpc.useUtils();
  const [asking, setAsking] = useState(false);
  const list = useRef<HTMLDivElement>(null);
  const { id, name } = member;
  const signIns = trpc.staff.signIns.useQuery({ id }, { staleTime: 0 });
  const rows = signIns.data?.items ?? [];
  const refresh = () => utils.staff.signIns.invalidate({ id });
  const endOne = trpc.staff.signOut.useMutation();
  const end = async (signInId: string) => {
    const ended = await endOne.mutateAsync({ id, signInId }).catch(() => undefined);
    if (ended === undefined) return false;
    toast(t("signIns.ended"));
    await refresh();
    return true;
  };
  const endAll = trpc.staff.signOutEverywhere.useMutation({
    onSuccess: async ({ ended }) => {
      // First, so that the dialog does not give the focus back to a button that is about to go.
      await refresh();
      setAsking(false);
      toast(t("signIns.allEnded", { count: ended }));
    },
  });
  return (
    <div ref={list} tabIndex={-1}>
      {signIns.isPending && <LineSkeletons count={4} />}
      {signIns.isError && <ErrorNotice error={signIns.error} onRetry={() => void signIns.refetch()} />}
      {signIns.isSuccess && rows.length === 0 && <p>{t("signIns.none", { name })}</p>}
      {endOne.error !== null && <ErrorNotice error={endOne.error} />}
      {rows.length > 0 && (
        <>
          <SignInRows signIns={rows} busy={endOne.isPending} onEnd={(signIn) => end(signIn.id)} place={list} />
          <Button variant="outline-danger" onClick={() => setAsking(true)}>
            {t("signIns.endAll")}
          </Button>
        </>
      )}
      <ConfirmDialog
        show={asking}
        title={t("signIns.endAllTitle", { name })}
        confirmLabel={t("signIns.endAll")}
        keepLabel={t("form.cancel")}
        busy={endAll.isPending}
        error={endAll.error}
        onConfirm={() => endAll.mutate({ id })}
        onClose={() => {
          endAll.reset();
          setAsking(false);
        }}
        onExited={() => rows.length === 0 && list.current?.focus()}
      >
        {t("signIns.endAllBody")}
      </ConfirmDialog>
    </div>
  );
}
