import { useTranslation } from "react-i18next";
import { CopyField } from "../../components/CopyField.tsx";

/** The link by which a guest finds the booking again on any device. */
export function BookingLink({ bookingId }: { bookingId: string }) {
  const { t } = useTranslation("public");
  return (
    <div className="booking-link">
      <CopyField
        label={t("booking.link.label")}
        value={new URL(`/bookings/${bookingId}`, window.location.origin).href}
        texts={{ copy: t("booking.link.copy"), copied: t("booking.link.copied"), select: t("booking.link.select") }}
      />
      <p className="form-text">{t("booking.link.help")}</p>
    </div>
  );
}
