import type { StaffSignIn } from "@guichet/api/staff/schema";
import { useTranslation } from "react-i18next";
import { formatShortMoment } from "../../lib/format.ts";
import { useLocale } from "../../lib/i18n.ts";
import { visitorTimeZone } from "../../lib/time-zone.ts";

interface SignInRowProps {
  readonly signIn: StaffSignIn;
  readonly busy: boolean;
  readonly onEnd: () => void;
}

/** One sign-in: with what, from where, since when. */
export function SignInRow({ signIn, busy, onEnd }: SignInRowProps) {
  const { t } = useTranslation("admin");
  const locale = useLocale();
  const { browser, system, address, since, lastUsedAt } = signIn;
  const moment = (iso: string) => formatShortMoment(iso, visitorTimeZone(), locale);
  const named = browser ?? t("signIns.unknownBrowser");
  const device = system === null ? named : t("signIns.device", { browser: named, system });
  return (
    <li className="d-flex gap-3 justify-content-between align-items-start py-2 border-bottom">
      <div>
        <p className="mb-0 fw-semibold">{device}</p>
        {address !== null && <p className="mb-0 small">{t("signIns.address", { address })}</p>}
        <p className="mb-0 small text-body-secondary">{t("signIns.since", { date: moment(since) })}</p>
        <p className="mb-0 small text-body-secondary">{t("signIns.lastUsed", { date: moment(lastUsedAt) })}</p>
      </div>
      <button
        type="button"
        className="btn btn-sm btn-outline-secondary"
        aria-label={t("signIns.endOf", { device, date: moment(since) })}
        aria-disabled={busy}
        onClick={() => busy || onEnd()}
      >
        {t("signIns.end")}
      </button>
    </li>
  );
}
