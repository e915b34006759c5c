import type { Locale, Localized } from "../locale.ts";
import { amountText, momentText } from "./formats.ts";
import type { Block, Letter } from "./letter.ts";
import type { BookingTopic, ToldBooking } from "./schema.ts";

type Words = Readonly<Record<Locale, (text: string) => string>>;

const SUBJECTS: Readonly<Record<BookingTopic, Words>> = {
  "booking-confirmed": {
    fr: (title) => `Réservation confirmée : ${title}`,
    en: (title) => `Booking confirmed: ${title}`,
  },
  "booking-cancelled": {
    fr: (title) => `Réservation annulée : ${title}`,
    en: (title) => `Booking cancelled: ${title}`,
  },
  "session-cancelled": { fr: (title) => `Séance annulée : ${title}`, en: (title) => `Session cancelled: ${title}` },
};

const OPENINGS: Readonly<Record<BookingTopic, Words>> = {
  "booking-confirmed": {
    fr: (reference) => `Votre réservation ${reference} est confirmée.`,
    en: (reference) => `Your booking ${reference} is confirmed.`,
  },
  "booking-cancelled": {
    fr: (reference) => `Votre réservation ${reference} est annulée et ses places sont rendues.`,
    en: (reference) => `Your booking ${reference} is cancelled and its seats have been given back.`,
  },
  "session-cancelled": {
    fr: (reference) => `La séance est annulée par l’organisateur, et avec elle votre réservation ${reference}.`,
    en: (reference) => `The organiser has cancelled the session, and with it your booking ${reference}.`,
  },
};

const FACTS = {
  event: { fr: "Événement", en: "Event" },
  date: { fr: "Date", en: "Date" },
  place: { fr: "Lieu", en: "Place" },
  seats: { fr: "Places", en: "Seats" },
  total: { fr: "Total", en: "Total" },
  reference: { fr: "Référence", en: "Reference" },
} as const satisfies Record<string, Localized>;

const OPEN: Localized = { fr: "Voir la réservation", en: "Open the booking" };
const KEEP: Localized = {
  fr: "Ce lien est la clé de votre réservation : qui l’a peut la voir et l’annuler. Gardez-le pour vous.",
  en: "This link is the key to your booking: whoever has it can see and cancel it. Keep it to yourself.",
};
const LINKS_SUBJECT: Localized = { fr: "Vos réservations", en: "Your bookings" };
const LINKS_OPENING: Localized = {
  fr: "Voici les liens de vos réservations à venir, comme demandé sur notre site.",
  en: "Here are the links of your upcoming bookings, as asked for on our site.",
};
const LINKS_CLOSING: Localized = {
  fr: "Chaque lien est la clé de sa réservation : gardez-les pour vous. Si vous n’avez rien demandé, vous n’avez rien à faire : personne d’autre n’a reçu ce message.",
  en: "Each link is the key to its booking: keep them to yourself. If you asked for nothing, there is nothing to do: nobody else got this message.",
};

/** What a booking has come to. */
export function bookingLetter(
  topic: BookingTopic,
  booking: ToldBooking,
  { locale, publicUrl }: { readonly locale: Locale; readonly publicUrl: string },
): Letter {
  const keep: readonly Block[] = topic === "booking-confirmed" ? [{ kind: "text", text: KEEP[locale] }] : [];
  return {
    subject: SUBJECTS[topic][locale](booking.eventTitle),
    locale,
    blocks: [
      { kind: "text", text: OPENINGS[topic][locale](booking.reference) },
      factsOf(booking, locale),
      linkTo(booking, { locale, publicUrl }),
      ...keep,
    ],
  };
}

/** The way back to bookings, for somebody who has lost it. */
export function linksLetter(
  bookings: readonly ToldBooking[],
  { locale, publicUrl }: { readonly locale: Locale; readonly publicUrl: string },
): Letter {
  return {
    subject: LINKS_SUBJECT[locale],
    locale,
    blocks: [
      { kind: "text", text: LINKS_OPENING[locale] },
      ...bookings.flatMap((booking) => [factsOf(booking, locale), linkTo(booking, { locale, publicUrl })]),
      { kind: "text", text: LINKS_CLOSING[locale] },
    ],
  };
}

function factsOf(booking: ToldBooking, locale: Locale): Block {
  const { eventTitle, startsAt, timeZone, venue, city, seats, totalPrice, currency, reference } = booking;
  return {
    kind: "facts",
    rows: [
      [FACTS.event[locale], eventTitle],
      [FACTS.date[locale], momentText(startsAt, timeZone, locale)],
      [FACTS.place[locale], `${venue}, ${city}`],
      [FACTS.seats[locale], String(seats)],
      [FACTS.total[locale], amountText(totalPrice, currency, locale)],
      [FACTS.reference[locale], reference],
    ],
  };
}

/** Its page in the public interface (apps/web/src/app/public/routes.ts). */
function linkTo({ id }: ToldBooking, { locale, publicUrl }: { locale: Locale; publicUrl: string }): Block {
  return { kind: "link", label: OPEN[locale], url: `${publicUrl}/bookings/${id}` };
}
