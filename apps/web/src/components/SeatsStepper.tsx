import { MOST_SEATS_PER_BOOKING } from "@guichet/api/bounds";
import { type ReactNode, type Ref, useState } from "react";
import { useTranslation } from "react-i18next";
import { Field } from "./Field.tsx";

export interface SeatsStepperProps {
  readonly seats: number;
  /** The most that the buttons reach; more can be typed, and is then refused in words. */
  readonly most: number;
  readonly onSeats: (seats: number) => void;
  readonly help?: ReactNode;
  readonly error?: string | undefined;
  readonly ref?: Ref<HTMLInputElement>;
}

/** How many seats: typed, with the arrow keys, or with a button on either side. */
export function SeatsStepper({ seats, most, onSeats, help, error, ref }: SeatsStepperProps) {
  const { t } = useTranslation("public");
  // What is typed is no number yet while the field is empty; and the address, where the number is kept, may follow a little later.
  const [draft, setDraft] = useState<string | null>(null);
  if (draft === String(seats)) setDraft(null);
  const shown = draft === null ? seats : (readSeats(draft) ?? seats);

  function choose(text: string): void {
    setDraft(text);
    const chosen = readSeats(text);
    if (chosen !== null && chosen !== seats) onSeats(chosen);
  }
  const step = (by: -1 | 1) => {
    const next = shown + by;
    if (next >= 1 && (by < 0 || next <= most)) choose(String(next));
  };

  return (
    <Field label={t("seats.label")} help={help} error={error} className="seats-field">
      {(control) => (
        <div className="stepper">
          <button type="button" aria-label={t("seats.fewer")} aria-disabled={shown <= 1} onClick={() => step(-1)}>
            −
          </button>
          <input
            {...control}
            ref={ref}
            type="number"
            inputMode="numeric"
            autoComplete="off"
            min={1}
            max={Math.max(most, 1)}
            step={1}
            className="figures"
            value={draft ?? String(seats)}
            onChange={(event) => choose(event.target.value)}
            onBlur={() => setDraft(null)}
            // The wheel scrolls the page; it must not change what is bought.
            onWheel={(event) => event.currentTarget.blur()}
          />
          <button type="button" aria-label={t("seats.more")} aria-disabled={shown >= most} onClick={() => step(1)}>
            +
          </button>
        </div>
      )}
    </Field>
  );
}

/** @returns null when it is no number of seats that a booking could have */
function readSeats(text: string): number | null {
  const seats = Number(text);
  return /^\d{1,3}$/.test(text) && seats >= 1 && seats <= MOST_SEATS_PER_BOOKING ? seats : null;
}
