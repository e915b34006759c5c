import { Outlet, useRouter } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import { ErrorNotice } from "../../components/ErrorNotice.tsx";
import { signOut } from "../../features/admin-auth/staff-session.ts";
import { useEndedSessionNotices } from "../../features/admin-auth/use-ended-session-notices.ts";
import { useSignedOutWatch } from "../../features/admin-auth/use-signed-out-watch.ts";
import { useAdminNavigate } from "../../lib/admin-navigation.ts";
import { usePageAction } from "../../lib/admin-page-rights.ts";
import { StaffRights } from "../../lib/staff-rights.ts";
import { type RouterOutputs, trpc } from "../../lib/trpc.ts";
import { AdminFrame } from "./AdminFrame.tsx";
import { FrameSkeleton } from "./FrameSkeleton.tsx";
import { NotForRolePage } from "./NotForRolePage.tsx";
import { PasswordDialogs } from "./PasswordDialogs.tsx";

type Staff = NonNullable<RouterOutputs["auth"]["me"]["staff"]>;

/**
 * Lets staff in. Without a session one is led to the sign-in page and back; when a session ends under a page in use, a dialog
 * asks for the password and the page stays as it is.
 */
export function StaffLayout() {
  const me = trpc.auth.me.useQuery(undefined, { staleTime: 60_000 });
  const [lastStaff, setLastStaff] = useState<Staff | null>(null);
  const leave = useLeave();
  useSignedOutWatch();

  const staff = me.data?.staff ?? null;
  useEndedSessionNotices(staff !== null);
  if (staff !== null && staff !== lastStaff) setLastStaff(staff);

  if (me.isError && me.data === undefined) {
    return (
      <main className="container py-5" id="main">
        <ErrorNotice error={me.error} onRetry={() => void me.refetch()} />
      </main>
    );
  }
  if (me.data === undefined) return <FrameSkeleton />;
  const shown = staff ?? lastStaff;
  if (shown === null) return <ToSignIn />;
  return (
    <StaffRights value={shown.actions}>
      <AdminFrame staffName={shown.name} actions={shown.actions} onSignOut={leave}>
        <AllowedPage staff={shown} />
        <PasswordDialogs email={shown.email} isSignedIn={staff !== null} onLeave={leave} />
      </AdminFrame>
    </StaffRights>
  );
}

/** The page at the present address, or why one does not see it: addresses are handed around among people of different roles. */
function AllowedPage({ staff }: { staff: Staff }) {
  const action = usePageAction();
  if (staff.mustSetUpTwoFactor && action !== "account.manage") return <ToAccount />;
  return action === undefined || staff.actions.includes(action) ? <Outlet /> : <NotForRolePage role={staff.role} />;
}

/** Leads to the one page that is open to whoever must set up a second factor first; it says why. */
function ToAccount() {
  const navigate = useAdminNavigate();
  useEffect(() => void navigate({ to: "/account", replace: true }), [navigate]);
  return null;
}

/** Ends the session, unless an unsaved form keeps one on its page. */
function useLeave(): () => void {
  const navigate = useAdminNavigate();
  const router = useRouter();
  const utils = trpc.useUtils();
  return async () => {
    await navigate({ to: "/sign-in" });
    if (router.state.location.pathname !== "/sign-in") return;
    await signOut();
    utils.auth.me.setData(undefined, { staff: null });
  };
}

/** Leads to the sign-in page, which leads back. Once: while the router is on its way the address is no longer where one was. */
function ToSignIn() {
  const navigate = useAdminNavigate();
  const router = useRouter();
  useEffect(() => {
    const { href, pathname } = router.latestLocation;
    if (pathname === "/sign-in") return;
    void navigate({ to: "/sign-in", search: href === "/" ? {} : { next: href }, replace: true });
  }, [navigate, router]);
  return null;
}
