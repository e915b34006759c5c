import { type RefObject, useEffect, useId } from "react";
import { useTranslation } from "react-i18next";
import type { Trouble } from "../../lib/problem.ts";
import { useTroubleText } from "../../lib/trouble-texts.ts";
import { OtherSessions } from "./OtherSessions.tsx";
import type { OfferedSession } from "./other-sessions.ts";

export type Shortage = Extract<Trouble, { kind: "refused" }>;

/** Whether a request was refused for its number of seats: fewer are left, or one booking may hold fewer. */
export function isShortage(trouble: Trouble | null): trouble is Shortage {
  if (trouble?.kind !== "refused") return false;
  return trouble.reason === "insufficient-seats" || trouble.reason === "too-many-seats";
}

export interface SeatShortageProps {
  readonly ref: RefObject<HTMLDivElement | null>;
  readonly trouble: Shortage;
  readonly offers: readonly OfferedSession[];
  /** How many were asked for. */
  readonly seats: number;
  readonly timeZone: string;
  readonly onSeats: (seats: number) => void;
  /** Another session is taken in its place. */
  readonly onSession: (offer: OfferedSession) => void;
}

/**
 * Fewer seats can be had: how many here, and the sessions that still have enough, each one tap away. It takes the focus when it
 * appears, which reads it out, and what it offers comes next with Tab.
 */
export function SeatShortage({ ref, trouble, offers, seats, timeZone, onSeats, onSession }: SeatShortageProps) {
  const { t } = useTranslation("public");
  const { title, detail } = useTroubleText(trouble);
  const isLimit = trouble.reason === "too-many-seats";
  const count = (isLimit ? trouble.count : trouble.availableSeats) ?? 0;
  const titleId = useId();
  useEffect(() => ref.current?.focus(), [ref]);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for fields
    <div ref={ref} className="notice" role="group" aria-labelledby={titleId} tabIndex={-1}>
      <p id={titleId} className="notice-title">
        {detail ?? title}
      </p>
      <p>{t(offers.length > 0 ? "booking.shortage.oneTap" : "booking.shortage.kept")}</p>
      {count > 0 && (
        <button type="button" className="btn btn-primary btn-sm mb-2" onClick={() => onSeats(count)}>
          {t("booking.shortage.fewer", { count })}
        </button>
      )}
      <OtherSessions offers={offers} seats={seats} timeZone={timeZone} onSession={onSession} />
    </div>
  );
}
