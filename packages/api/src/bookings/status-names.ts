import type { Localized } from "../locale.ts";
import type { BookingStatus } from "./schema.ts";

/** What the status of a booking is called in files. */
export const STATUS_NAMES: Readonly<Record<BookingStatus, Localized>> = {
  PENDING: { fr: "En attente", en: "Pending" },
  CONFIRMED: { fr: "Confirmée", en: "Confirmed" },
  CANCELLED: { fr: "Annulée", en: "Cancelled" },
  EXPIRED: { fr: "Expirée", en: "Expired" },
};
