import type { TranslationOf } from "../../lib/translation.ts";
import type { common as french } from "../fr/common.ts";

export const common: TranslationOf<typeof french> = {
  product: "Guichet",
  skipToContent: "Skip to content",
  loading: "Loading…",
  theme: {
    label: "Appearance",
    light: "Light",
    dark: "Dark",
    auto: "Same as system",
  },
  language: {
    label: "Language",
    fr: "Français",
    en: "English",
  },
  error: {
    retry: "Try again",
    retrying: "One moment, we are trying again…",
    late: "The answer is late: reconnecting…",
    reference: "Please quote this if you write to us: {{id}}",
    crashTitle: "This page stopped",
    crashDetail: "Nothing that was saved is lost. Reload the page to go on.",
    reload: "Reload the page",
  },
  form: {
    refusedValue: "This value was refused. Change it, or save again to read why.",
  },
  more: {
    button: "Show more",
    busy: "Loading more…",
    shown_one: "{{count}} result shown",
    shown_other: "{{count}} results shown",
    all: "Everything is shown.",
  },
  dialog: {
    close: "Close",
    keep: "Go back",
  },
  toasts: "Messages",
  undo: {
    label: "Undo",
    key: "{{key}} + Z",
    done: "Undone: all is as before.",
    failed: "It could not be undone. Check what is shown.",
  },
  price: {
    free: "Free",
    from: "From {{price}}",
  },
  time: {
    at: "{{day}} at\u00a0{{time}}",
  },
  bookingStatus: {
    PENDING: "To confirm",
    CONFIRMED: "Confirmed",
    CANCELLED: "Cancelled",
    EXPIRED: "Expired",
  },
  eventStatus: {
    DRAFT: "Draft",
    PUBLISHED: "Published",
    ARCHIVED: "Archived",
  },
  salesState: {
    open: "On sale",
    "not-yet-open": "Not on sale yet",
    closed: "Sales ended",
    "sold-out": "Sold out",
    cancelled: "Cancelled",
  },
  availability: {
    available: "Seats available",
    "few-left_one": "Last seat",
    "few-left_other": "Only {{count}} seats left",
    "sold-out": "Sold out",
    "no-session": "No date to come",
  },
  markdown: {
    opensElsewhere: "new tab",
  },
};
