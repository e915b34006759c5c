import type { Locale, Localized } from "../locale.ts";
import { amountText, momentText } from "./formats.ts";
import type { Block, Letter } from "./letter.ts";
import type { BookingTopic, FormerSession, LetterOrder, ToldBooking } from "./schema.ts";

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
  "booking-moved": { fr: (title) => `Réservation déplacée : ${title}`, en: (title) => `Booking moved: ${title}` },
  "booking-link": { fr: (title) => `Votre réservation : ${title}`, en: (title) => `Your booking: ${title}` },
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
  "booking-moved": {
    fr: (reference) =>
      `Votre réservation ${reference} a changé de séance. Vos billets restent valables, avec de nouvelles places.`,
    en: (reference) => `Your booking ${reference} is now in another session. Your tickets stay valid, with new seats.`,
  },
  "booking-link": {
    fr: (reference) =>
      `Voici le lien de votre réservation ${reference}. Ses places sont retenues pour peu de temps : confirmez-la avant la fin du délai.`,
    en: (reference) =>
      `Here is the link of your booking ${reference}. Its seats are held for a short time: confirm it before the time is up.`,
  },
};

const FACTS = {
  before: { fr: "Avant", en: "Before" },
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
  order: Extract<LetterOrder, { booking: ToldBooking }>,
  { publicUrl }: { readonly publicUrl: string },
): Letter {
  const { topic, booking, locale } = order;
  const isKey = topic === "booking-confirmed" || topic === "booking-link";
  const keep: readonly Block[] = isKey ? [{ kind: "text", text: KEEP[locale] }] : [];
  const before: readonly Block[] = order.topic === "booking-moved" ? [formerly(order.from, locale)] : [];
  return {
    subject: SUBJECTS[topic][locale](booking.eventTitle),
    locale,
    blocks: [
      { kind: "text", text: OPENINGS[topic][locale](booking.reference) },
      ...before,
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

function formerly({ eventTitle, startsAt, timeZone }: FormerSession, locale: Locale): Block {
  const text = `${eventTitle}, ${momentText(startsAt, timeZone, locale)}`;
  return { kind: "facts", rows: [[FACTS.before[locale], text]] };
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
