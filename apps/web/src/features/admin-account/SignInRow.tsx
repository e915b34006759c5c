import { namesOfUserAgent } from "@guichet/api/auth/user-agent-rules";
import { Button } from "react-bootstrap";
import { useTranslation } from "react-i18next";
import { formatShortMoment } from "../../lib/format.ts";
import { useLocale } from "../../lib/i18n.ts";
import { visitorTimeZone } from "../../lib/time-zone.ts";
import type { RouterOutputs } from "../../lib/trpc.ts";

interface SignInRowProps {
  readonly signIn: RouterOutputs["account"]["signIns"]["items"][number];
  readonly busy: boolean;
  readonly onEnd: () => void;
}

/** One sign-in: with what, from where, since when. The one that is in use is not ended here. */
export function SignInRow({ signIn, busy, onEnd }: SignInRowProps) {
  const { t } = useTranslation("admin");
  const locale = useLocale();
  const { browser, system } = namesOfUserAgent(signIn.userAgent);
  const device = [browser, system].filter((name) => name !== null).join(", ") || t("ownSignIns.unknownDevice");
  const moment = (iso: string) => formatShortMoment(iso, visitorTimeZone(), locale);
  return (
    <li>
      <div>
        <div className="fw-bold">
          {device} {signIn.current && <span className="badge text-bg-secondary">{t("ownSignIns.current")}</span>}
        </div>
        <div className="small text-body-secondary">
          {t("ownSignIns.since", { date: moment(signIn.signedInAt) })} ·{" "}
          {t("ownSignIns.used", { date: moment(signIn.usedAt) })}
          {signIn.address !== null && ` · ${signIn.address}`}
        </div>
      </div>
      {!signIn.current && (
        <Button
          size="sm"
          variant="outline-secondary"
          disabled={busy}
          aria-label={t("ownSignIns.endLabel", { device })}
          onClick={onEnd}
        >
          {t("ownSignIns.end")}
        </Button>
      )}
    </li>
  );
}
