import type { Locale } from "@guichet/api/server";

/** The few words of pages that are written here. All others are the interface's (apps/web/src/locales). */
const fr = {
  home: "Guichet, accueil",
  events: "Événements",
  myBookings: "Mes réservations",
  skip: "Aller au contenu",
  heading: "Une place pour vous, ce soir ou bientôt",
  lead: "Choisissez une date, prenez vos places, c’est réservé.",
  homeDescription:
    "Concerts, théâtre, ateliers, sport : trouvez un événement et réservez vos places en quelques instants.",
  back: "← Tous les événements",
  place: "Lieu",
  categories: "Catégories",
  about: "À propos",
  sessions: "Choisir une séance",
  noSession: "Aucune séance à venir.",
  nothing: "Rien à l’affiche pour l’instant",
  free: "Gratuit",
  from: (price: string) => `dès ${price}`,
  state: {
    open: "En vente",
    "not-yet-open": "Vente à venir",
    closed: "Vente terminée",
    "sold-out": "Complet",
    cancelled: "Annulée",
  },
  book: "Réserver",
  unknownEvent: "Cet événement est introuvable",
  unknownPage: "Cette page n’existe pas",
  unknown: "Elle a peut-être été retirée. Les événements à venir sont sur la page d’accueil.",
  scriptNeeded: "Pour réserver, activez JavaScript.",
};

type Texts = typeof fr;

const en: Texts = {
  home: "Guichet, home",
  events: "Events",
  myBookings: "My bookings",
  skip: "Skip to the content",
  heading: "A seat for you, tonight or soon",
  lead: "Choose a date, take your seats, and it is booked.",
  homeDescription: "Concerts, theatre, workshops, sport: find an event and book your seats in moments.",
  back: "← All events",
  place: "Place",
  categories: "Categories",
  about: "About",
  sessions: "Choose a session",
  noSession: "No session to come.",
  nothing: "Nothing on the programme for now",
  free: "Free",
  from: (price) => `from ${price}`,
  state: {
    open: "On sale",
    "not-yet-open": "Sale to come",
    closed: "Sale ended",
    "sold-out": "Sold out",
    cancelled: "Cancelled",
  },
  book: "Book",
  unknownEvent: "This event cannot be found",
  unknownPage: "This page does not exist",
  unknown: "It may have been taken away. Events to come are on the home page.",
  scriptNeeded: "To book, please switch JavaScript on.",
};

export const TEXTS: Readonly<Record<Locale, Texts>> = { fr, en };
