import type { SignIn } from "@guichet/api/auth/sign-ins-schema";
import type { RefObject } from "react";
import { useTranslation } from "react-i18next";
import { formatShortMoment } from "../lib/format.ts";
import { useLocale } from "../lib/i18n.ts";
import { visitorTimeZone } from "../lib/time-zone.ts";
import { Badge } from "./StatusBadge.tsx";

interface SignInRowsProps {
  readonly signIns: readonly SignIn[];
  readonly busy: boolean;
  /** @returns whether it has ended; its row is gone then */
  readonly onEnd: (signIn: SignIn) => Promise<boolean>;
  /** Has the focus when the button is gone that had it. */
  readonly place: RefObject<HTMLElement | null>;
}

/** Sign-ins, with a way to end one. */
export function SignInRows({ signIns, busy, onEnd, place }: SignInRowsProps) {
  const end = async (signIn: SignIn) => {
    if (await onEnd(signIn)) place.current?.focus();
  };
  return (
    <ul className="list-unstyled sign-ins">
      {signIns.map((signIn) => (
        <SignInRow key={signIn.id} signIn={signIn} busy={busy} onEnd={() => void end(signIn)} />
      ))}
    </ul>
  );
}

interface SignInRowProps {
  readonly signIn: SignIn;
  readonly busy: boolean;
  readonly onEnd: () => void;
}

/** One sign-in: with what, from where, since when. The one that is in use is not ended here. */
function SignInRow({ signIn, busy, onEnd }: SignInRowProps) {
  const { t } = useTranslation("admin");
  const locale = useLocale();
  const { current, browser, system, address, since, lastUsedAt } = signIn;
  const moment = (iso: string) => formatShortMoment(iso, visitorTimeZone(), locale);
  const named = browser ?? t("signInRow.unknownBrowser");
  const device = system === null ? named : t("signInRow.device", { browser: named, system });
  return (
    <li>
      <div>
        <div className="fw-bold">
          {device} {current && <Badge tone="off">{t("signInRow.current")}</Badge>}
        </div>
        <div className="small text-body-secondary">
          {t("signInRow.since", { date: moment(since) })} · {t("signInRow.lastUsed", { date: moment(lastUsedAt) })}
          {address !== null && ` · ${address}`}
        </div>
      </div>
      {!current && (
        <button
          type="button"
          className="btn btn-sm btn-outline-secondary"
          aria-label={t("signInRow.endOf", { device, date: moment(since) })}
          aria-disabled={busy}
          onClick={() => busy || onEnd()}
        >
          {t("signInRow.end")}
        </button>
      )}
    </li>
  );
}
