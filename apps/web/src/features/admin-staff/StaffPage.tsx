import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ErrorNotice } from "../../components/ErrorNotice.tsx";
import { PageTitle } from "../../components/PageTitle.tsx";
import { LineSkeletons } from "../../components/Skeletons.tsx";
import { useAdminNavigate } from "../../lib/admin-navigation.ts";
import { staffMembersRoute } from "../../lib/admin-routes.ts";
import { readStaffSearch } from "../../lib/admin-search.ts";
import { trpc } from "../../lib/trpc.ts";
import { InvitationList } from "./InvitationList.tsx";
import { InviteDialog } from "./InviteDialog.tsx";
import { SignInsDrawer } from "./SignInsDrawer.tsx";
import { StaffTable } from "./StaffTable.tsx";

/** Who works here: invite, change roles, disable, and see where people are signed in. */
export function StaffPage() {
  const { t } = useTranslation("admin");
  // The router hands on what the reader dropped, too.
  const { signIns } = readStaffSearch(staffMembersRoute.useSearch());
  const navigate = useAdminNavigate();
  const [inviting, setInviting] = useState(false);
  const staff = trpc.staff.list.useQuery({});
  const roles = staff.data?.assignableRoles ?? [];
  return (
    <>
      <div className="page-head">
        <PageTitle title={t("staff.title")} />
        {roles.length > 0 && (
          <button type="button" className="btn btn-primary" onClick={() => setInviting(true)}>
            {t("staff.invite")}
          </button>
        )}
      </div>
      {staff.isPending && <LineSkeletons count={6} />}
      {staff.isError && <ErrorNotice error={staff.error} onRetry={() => void staff.refetch()} />}
      {staff.data !== undefined && <StaffTable members={staff.data.items} roles={roles} />}
      <InvitationList />
      <InviteDialog show={inviting} roles={roles} onClose={() => setInviting(false)} />
      {staff.data !== undefined && (
        <SignInsDrawer
          id={signIns}
          members={staff.data.items}
          onClose={() => void navigate({ to: "/staff", search: {} })}
        />
      )}
    </>
  );
}
