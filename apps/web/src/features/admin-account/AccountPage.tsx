import { useState } from "react";
import { useTranslation } from "react-i18next";
import { EmailAddress } from "../../components/EmailAddress.tsx";
import { PageTitle } from "../../components/PageTitle.tsx";
import { trpc } from "../../lib/trpc.ts";
import { PasswordForm } from "./PasswordForm.tsx";
import { SignIns } from "./SignIns.tsx";
import { TwoFactorSection } from "./TwoFactorSection.tsx";

/** One's own account: who one is here, the second factor, the password, and where one is signed in. */
export function AccountPage() {
  const { t } = useTranslation("admin");
  const me = trpc.auth.me.useQuery();
  const signedIn = me.data?.staff ?? null;
  // While one signs in again over the page, it stays as it is: the forms below would lose what was typed.
  const [staff, setStaff] = useState(signedIn);
  if (signedIn !== null && signedIn !== staff) setStaff(signedIn);
  return (
    <>
      <div className="page-head">
        <PageTitle title={t("account.title")} />
      </div>
      {staff !== null && (
        <div className="account-page">
          {staff.mustSetUpTwoFactor && (
            <div className="notice" role="status">
              <p className="notice-title">{t("account.mustTitle")}</p>
              <p>{t("account.must")}</p>
            </div>
          )}
          <dl className="facts">
            <div>
              <dt>{t("account.name")}</dt>
              <dd>{staff.name}</dd>
            </div>
            <div>
              <dt>{t("account.email")}</dt>
              <dd>
                <EmailAddress address={staff.email} />
              </dd>
            </div>
            <div>
              <dt>{t("account.role")}</dt>
              <dd>
                {t(`roles.${staff.role}.name`)}
                <div className="small text-body-secondary">{t(`roles.${staff.role}.can`)}</div>
              </dd>
            </div>
          </dl>
          <TwoFactorSection email={staff.email} />
          <PasswordForm email={staff.email} />
          <SignIns />
        </div>
      )}
    </>
  );
}
