import type { LiveBookings as Figures, SessionDetail } from "@guichet/api/sessions/schema";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { ConfirmDialog } from "../../components/ConfirmDialog.tsx";
import { LiveBookings } from "../../components/LiveBookings.tsx";
import { exportUrl } from "../../lib/export-url.ts";
import { formatNumber } from "../../lib/format.ts";
import { useLocale } from "../../lib/i18n.ts";
import { useMay } from "../../lib/staff-rights.ts";
import { trpc } from "../../lib/trpc.ts";
import { takenSeats } from "./taken-seats.ts";

interface CancelSessionDialogProps {
  readonly session: SessionDetail;
  /** Its date in words. */
  readonly date: string;
  readonly show: boolean;
  readonly busy: boolean;
  readonly error: unknown;
  /** @param confirmedBookings how many were agreed to; undefined when they could not be counted */
  readonly onConfirm: (confirmedBookings: number | undefined) => void;
  readonly onClose: () => void;
}

/** How often the bookings are counted again: while one reads and types, and while they are ended. In milliseconds. */
const COUNT_MS = 3_000;
const LOOK_MS = 1_000;

/** Says what goes with a session before it is cancelled. Where people have confirmed bookings, their number is to be typed. */
export function CancelSessionDialog({ session, date, ...dialog }: CancelSessionDialogProps) {
  const { t } = useTranslation("admin");
  const [typed, setTyped] = useState("");
  const [asked, setAsked] = useState<Figures>();
  const live = trpc.sessions.liveBookings.useQuery(
    { sessionId: session.id },
    { enabled: dialog.show, staleTime: 0, gcTime: 0, refetchInterval: dialog.busy ? LOOK_MS : COUNT_MS },
  );
  const figures = dialog.busy ? (asked ?? live.data) : live.data;
  const confirmed = figures?.confirmed.bookings ?? 0;
  const mustType = confirmed > 0;
  return (
    <ConfirmDialog
      {...dialog}
      title={t("sessions.cancelTitle", { date })}
      confirmLabel={t("sessions.cancel")}
      ready={!live.isPending && (!mustType || typed.trim() === String(confirmed))}
      onConfirm={() => {
        setAsked(live.data);
        dialog.onConfirm(live.data?.confirmed.bookings);
      }}
      onExited={() => setTyped("")}
    >
      {live.isPending && <p role="status">{t("sessions.cancelCounting")}</p>}
      {figures === undefined && !live.isPending && (
        <p>{t("sessions.cancelUnknown", { seats: t("sessions.seats", { count: takenSeats(session) }) })}</p>
      )}
      {figures !== undefined && <Impact figures={figures} sessionId={session.id} />}
      <p>{t("sessions.cancelFinal")}</p>
      {dialog.busy && asked !== undefined && live.data !== undefined && <Progress all={asked} left={live.data} />}
      {mustType && !dialog.busy && <TypedNumber confirmed={confirmed} typed={typed} onType={setTyped} />}
    </ConfirmDialog>
  );
}

function Impact({ figures, sessionId }: { figures: Figures; sessionId: string }) {
  const { t } = useTranslation("admin");
  const locale = useLocale();
  const seesBookings = useMay("bookings.read-all");
  if (figures.holds.bookings + figures.confirmed.bookings === 0) return <p role="status">{t("sessions.cancelNone")}</p>;
  const list = exportUrl("bookings.csv", { sessionId, status: ["PENDING", "CONFIRMED"] }, locale);
  return (
    <>
      {/* As a whole: the figures change while one reads them. */}
      <div role="status" aria-atomic="true">
        <p>{t("sessions.cancelWith")}</p>
        <LiveBookings figures={figures} />
      </div>
      {figures.sendsMail ? (
        <p>{t("sessions.cancelLetters")}</p>
      ) : (
        <>
          <p className="notice">{t("sessions.cancelNoLetters")}</p>
          {seesBookings && (
            <p>
              <a href={list} download>
                {t("sessions.cancelList")}
              </a>
            </p>
          )}
        </>
      )}
    </>
  );
}

function TypedNumber(props: { confirmed: number; typed: string; onType: (text: string) => void }) {
  const { t } = useTranslation("admin");
  const id = useId();
  const { confirmed, typed, onType } = props;
  return (
    <div className="mb-3">
      <label htmlFor={id} className="form-label">
        {t("sessions.cancelType", { count: confirmed })}
      </label>
      <input
        id={id}
        className="form-control short-control"
        inputMode="numeric"
        autoComplete="off"
        maxLength={10}
        value={typed}
        onChange={(event) => onType(event.target.value)}
      />
    </div>
  );
}

/** How far a cancellation is that takes more than a moment. */
function Progress({ all, left }: { all: Figures; left: Figures }) {
  const { t } = useTranslation("admin");
  const locale = useLocale();
  const id = useId();
  const sum = ({ holds, confirmed }: Figures) => holds.bookings + confirmed.bookings;
  const total = sum(all);
  const done = Math.max(0, total - sum(left));
  return (
    <div className="mb-3">
      <label htmlFor={id}>
        {t("sessions.cancelProgress", { done: formatNumber(done, locale), total: formatNumber(total, locale) })}
      </label>
      <progress id={id} className="progress-line" value={done} max={total} />
    </div>
  );
}
