import type { Role } from "@guichet/api/auth/schema";
import type { StaffListMember } from "@guichet/api/staff/schema";
import { useTranslation } from "react-i18next";
import { EmailAddress } from "../../components/EmailAddress.tsx";
import { Badge } from "../../components/StatusBadge.tsx";
import { formatShortMoment } from "../../lib/format.ts";
import { useLocale } from "../../lib/i18n.ts";
import { visitorTimeZone } from "../../lib/time-zone.ts";
import { trpc } from "../../lib/trpc.ts";
import { MemberActions } from "./MemberActions.tsx";

interface StaffTableProps {
  readonly members: readonly StaffListMember[];
  /** Those that whoever looks may give. */
  readonly roles: readonly Role[];
}

/** One line a person; on a narrow screen each line becomes a card (styles/admin-tables.css). */
export function StaffTable({ members, roles }: StaffTableProps) {
  const { t } = useTranslation("admin");
  return (
    <table className="table table-hover dense-table">
      <caption className="visually-hidden">{t("staff.table")}</caption>
      <thead>
        <tr>
          {(["name", "role", "state", "twoFactor", "lastSignIn"] as const).map((column) => (
            <th key={column} scope="col">
              {t(`staff.columns.${column}`)}
            </th>
          ))}
          <th scope="col">
            <span className="visually-hidden">{t("staff.columns.actions")}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {members.map((member) => (
          <MemberRow key={member.id} member={member} roles={roles} />
        ))}
      </tbody>
    </table>
  );
}

function MemberRow({ member, roles }: { member: StaffListMember; roles: readonly Role[] }) {
  const { t } = useTranslation("admin");
  const locale = useLocale();
  const me = trpc.auth.me.useQuery(undefined, { staleTime: 60_000 });
  const { name, email, role, disabled, twoFactorEnabled, lastSignInAt, manageable } = member;
  return (
    <tr className={disabled ? "row-quiet" : undefined}>
      <th scope="row" className="row-title cut">
        {name} {me.data?.staff?.id === member.id && <span className="row-note">({t("staff.you")})</span>}
        <div className="row-note text-truncate" title={email}>
          <EmailAddress address={email} />
        </div>
      </th>
      <td data-label={t("staff.columns.role")}>{t(`roles.${role}.name`)}</td>
      <td data-label={t("staff.columns.state")}>
        <Badge tone={disabled ? "bad" : "good"}>{t(disabled ? "staff.disabled" : "staff.enabled")}</Badge>
      </td>
      <td data-label={t("staff.columns.twoFactor")}>
        {t(twoFactorEnabled ? "staff.twoFactorOn" : "staff.twoFactorOff")}
      </td>
      <td data-label={t("staff.columns.lastSignIn")}>
        {lastSignInAt === null ? (
          <span className="text-body-secondary">{t("staff.never")}</span>
        ) : (
          <time dateTime={lastSignInAt}>{formatShortMoment(lastSignInAt, visitorTimeZone(), locale)}</time>
        )}
      </td>
      <td className="row-actions">{manageable && <MemberActions member={member} roles={roles} />}</td>
    </tr>
  );
}
