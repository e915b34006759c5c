import type { SessionDetail } from "@guichet/api/sessions/schema";
import { useTranslation } from "react-i18next";
import { ErrorNotice } from "../../components/ErrorNotice.tsx";
import { LineSkeletons } from "../../components/Skeletons.tsx";
import { formatMoney } from "../../lib/format.ts";
import { useLocale } from "../../lib/i18n.ts";
import { Link } from "../../lib/navigation/Link.tsx";
import { hasSeats, seatLimit } from "../../lib/seat-limit.ts";
import { trpc } from "../../lib/trpc.ts";
import { OtherSessions } from "./OtherSessions.tsx";
import { sessionsInstead } from "./other-sessions.ts";
import type { Booking } from "./use-booking-request.ts";
import { useRevival } from "./use-revival.ts";

export interface RevivalProps {
  /** A hold that ran out. */
  readonly booking: Booking;
  readonly onRevived: (booking: Booking) => void;
  readonly onSession: (sessionId: string) => void;
}

/** Takes the seats again with one click while there are as many; otherwise says what there is. */
export function Revival(props: RevivalProps) {
  const { event, session } = props.booking;
  const sessions = trpc.sessions.list.useQuery({ id: event.slug });
  if (sessions.isPending) return <LineSkeletons count={2} />;
  const now = sessions.data?.items.find(({ id }) => id === session.id);
  if (sessions.data === undefined || now === undefined) return <ToEvent booking={props.booking} />;
  return hasSeats(now, props.booking.seats) ? (
    <OneClick {...props} session={now} />
  ) : (
    <WhatIsLeft {...props} session={now} sessions={sessions.data.items} />
  );
}

function OneClick({ booking, session, onRevived }: RevivalProps & { readonly session: SessionDetail }) {
  const { t } = useTranslation("public");
  const locale = useLocale();
  const { revive, isPending, isRetrying, error } = useRevival(booking, onRevived);
  const { price } = session;
  const text = (amount: number, currency: string) =>
    amount === 0 ? t("booking.revival.free") : formatMoney(amount, currency, locale);
  const hasOtherPrice = price.amount !== booking.unitPrice || price.currency !== booking.currency;
  return (
    <div className="revival">
      {hasOtherPrice && (
        <p className="price-change">
          {t("booking.revival.priceChanged", {
            from: text(booking.unitPrice, booking.currency),
            to: text(price.amount, price.currency),
          })}
        </p>
      )}
      <button
        type="button"
        className="btn btn-primary btn-lg"
        // Not `disabled`: that would drop the focus.
        onClick={() => revive(price)}
        aria-disabled={isPending}
        aria-busy={isPending}
      >
        {t("booking.revival.again", {
          count: booking.seats,
          total: text(price.amount * booking.seats, price.currency),
        })}
      </button>
      <p role="status" className="mb-0">
        {isRetrying && t("booking.form.retrying")}
      </p>
      {error !== null && <ErrorNotice error={error} />}
    </div>
  );
}

interface WhatIsLeftProps extends RevivalProps {
  readonly session: SessionDetail;
  readonly sessions: readonly SessionDetail[];
}

/** Fewer seats are left than were held: those, and the sessions that have enough. */
function WhatIsLeft({ booking, session, sessions, onSession }: WhatIsLeftProps) {
  const { t } = useTranslation("public");
  const { seats, event } = booking;
  const left = session.salesState === "open" ? seatLimit(session) : 0;
  const offers = sessionsInstead(sessions, session, seats);
  return (
    <div className="notice">
      <p className="notice-title">
        {session.salesState === "open" || session.salesState === "sold-out"
          ? t("booking.form.tooMany", { count: left })
          : t(`booking.shut.${session.salesState}`)}
      </p>
      {offers.length > 0 && <p>{t("booking.shut.others")}</p>}
      <OtherSessions offers={offers} seats={seats} timeZone={event.timeZone} onSession={({ id }) => onSession(id)} />
      {left > 0 && (
        <Link
          to="/events/$slug"
          params={{ slug: event.slug }}
          search={{ session: session.id, seats: left }}
          className="btn btn-primary mt-2"
        >
          {t("booking.shortage.fewer", { count: left })}
        </Link>
      )}
      {left === 0 && offers.length === 0 && <ToEvent booking={booking} />}
    </div>
  );
}

function ToEvent({ booking: { event, seats } }: { booking: Booking }) {
  const { t } = useTranslation("public");
  return (
    <Link to="/events/$slug" params={{ slug: event.slug }} search={{ seats }} className="btn btn-primary">
      {t("booking.otherSessions")}
    </Link>
  );
}
