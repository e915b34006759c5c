import copyIcon from "bootstrap-icons/icons/copy.svg?url";
import { useId, useRef } from "react";
import { Button } from "react-bootstrap";
import { useTranslation } from "react-i18next";
import { Icon } from "../../components/Icon.tsx";
import { useToast } from "../../components/Toasts.tsx";

/** The link by which a guest finds the booking again on any device. Where copying is refused, it is selected instead. */
export function BookingLink({ bookingId }: { bookingId: string }) {
  const { t } = useTranslation("public");
  const toast = useToast();
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const link = new URL(`/bookings/${bookingId}`, window.location.origin).href;

  async function copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(link);
      toast(t("booking.link.copied"));
    } catch {
      field.current?.select();
      toast(t("booking.link.select"));
    }
  }

  return (
    <div className="booking-link">
      <label htmlFor={id} className="form-label">
        {t("booking.link.label")}
      </label>
      <div className="input-group">
        <input
          id={id}
          ref={field}
          className="form-control"
          readOnly
          value={link}
          onFocus={(event) => event.target.select()}
        />
        <Button variant="outline-secondary" onClick={() => void copy()}>
          <Icon src={copyIcon} /> {t("booking.link.copy")}
        </Button>
      </div>
      <p className="form-text">{t("booking.link.help")}</p>
    </div>
  );
}
