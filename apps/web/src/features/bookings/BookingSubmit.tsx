import type { SessionDetail } from "@guichet/api/sessions/schema";
import type { RefObject } from "react";
import { useTranslation } from "react-i18next";
import { Price } from "../../components/Price.tsx";

interface BookingSubmitProps {
  readonly ref: RefObject<HTMLButtonElement | null>;
  readonly price: SessionDetail["price"];
  readonly seats: number;
  readonly label: string;
  readonly isPending: boolean;
  /** What the form says cannot be had. */
  readonly isShut: boolean;
}

/** What it all costs and the one button; on a phone they stay in view while one types. */
export function BookingSubmit({ ref, price, seats, label, isPending, isShut }: BookingSubmitProps) {
  const { t } = useTranslation("public");
  return (
    <div className="booking-submit">
      <p className="booking-total">
        <span>
          {t("booking.form.total")}
          {price.amount > 0 && seats > 1 && (
            <span className="text-muted small figures">
              {" "}
              {seats} × <Price {...price} />
            </span>
          )}
        </span>
        <output className="display">
          <Price amount={price.amount * seats} currency={price.currency} />
        </output>
      </p>
      <button
        type="submit"
        className="btn btn-primary btn-lg w-100"
        ref={ref}
        // Not `disabled`: that would drop the focus, which a refusal needs.
        aria-disabled={isPending || isShut}
        aria-busy={isPending}
      >
        {label}
      </button>
    </div>
  );
}
