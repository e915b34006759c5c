import type { SessionDetail } from "@guichet/api/sessions/schema";
import { useTranslation } from "react-i18next";
import { OtherSessions } from "./OtherSessions.tsx";
import type { OfferedSession } from "./other-sessions.ts";

interface ShutSessionProps {
  readonly session: SessionDetail;
  readonly offers: readonly OfferedSession[];
  readonly seats: number;
  readonly timeZone: string;
  /** Another session that is taken is booked at once, with what was typed. */
  readonly isOneTap: boolean;
  readonly onSession: (offer: OfferedSession) => void;
}

/** Why nothing can be booked here now, and the sessions where it can. */
export function ShutSession({ session, offers, isOneTap, ...others }: ShutSessionProps) {
  const { t } = useTranslation("public");
  // An open session is here because it has too few seats.
  const state = session.salesState === "open" ? "too-few" : session.salesState;
  return (
    <div className="notice" role="status">
      <p className="notice-title">{t(`booking.shut.${state}`)}</p>
      <p>
        {t(offers.length === 0 ? "booking.shut.none" : isOneTap ? "booking.shortage.oneTap" : "booking.shut.others")}
      </p>
      {offers.length > 0 && <OtherSessions offers={offers} {...others} />}
    </div>
  );
}
