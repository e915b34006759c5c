import { majorUnits, minorDigits, type RouterOutputs } from "@guichet/api/server";

type EventDetail = RouterOutputs["events"]["get"];
type Session = RouterOutputs["sessions"]["list"]["items"][number];

/** Most sessions described on one page: search engines show a handful. */
const MOST_SESSIONS = 50;

/** Where a session's sale stands, as schema.org says it (https://schema.org/ItemAvailability). */
const AVAILABILITY: Readonly<Record<Session["salesState"], string>> = {
  open: "InStock",
  "not-yet-open": "PreSale",
  closed: "OutOfStock",
  "sold-out": "SoldOut",
  cancelled: "Discontinued",
};

interface Described {
  readonly event: EventDetail;
  readonly sessions: readonly Session[];
  /** Address of the event's page. */
  readonly url: string;
  readonly imageUrl: string;
  readonly now: Date;
}

/**
 * An event as search engines read it: one schema.org Event for each session to come (https://schema.org/Event; required and
 * recommended properties after Google Search Central, "Event structured data").
 */
export function eventData({ event, sessions, url, imageUrl, now }: Described): object {
  const toCome = sessions.filter(({ endsAt }) => Date.parse(endsAt) > now.getTime()).slice(0, MOST_SESSIONS);
  const common = {
    "@type": "Event",
    name: event.title,
    ...(event.summary === "" ? {} : { description: event.summary }),
    image: [imageUrl],
    eventAttendanceMode: "https://schema.org/OfflineEventAttendanceMode",
    location: {
      "@type": "Place",
      name: event.venue,
      address: {
        "@type": "PostalAddress",
        ...(event.address === "" ? {} : { streetAddress: event.address }),
        addressLocality: event.city,
      },
    },
  };
  return {
    "@context": "https://schema.org",
    "@graph": toCome.map((session) => ({
      ...common,
      "@id": `${url}#${session.id}`,
      url: `${url}?session=${session.id}`,
      startDate: zonedInstant(session.startsAt, event.timeZone),
      endDate: zonedInstant(session.endsAt, event.timeZone),
      eventStatus: `https://schema.org/${session.status === "CANCELLED" ? "EventCancelled" : "EventScheduled"}`,
      maximumAttendeeCapacity: session.capacity,
      remainingAttendeeCapacity: session.availableSeats,
      offers: {
        "@type": "Offer",
        url: `${url}?session=${session.id}`,
        price: decimal(session.price.amount, session.price.currency),
        priceCurrency: session.price.currency,
        availability: `https://schema.org/${AVAILABILITY[session.salesState]}`,
        ...(session.salesStartAt === null ? {} : { validFrom: session.salesStartAt }),
      },
    })),
  };
}

/** The programme: its site, the search of it, and the events that the page shows. */
export function programmeData(publicUrl: string, events: RouterOutputs["events"]["list"]["items"]): object {
  return {
    "@context": "https://schema.org",
    "@graph": [
      {
        "@type": "WebSite",
        name: "Guichet",
        url: `${publicUrl}/`,
        potentialAction: {
          "@type": "SearchAction",
          target: { "@type": "EntryPoint", urlTemplate: `${publicUrl}/?q={search_term_string}` },
          "query-input": "required name=search_term_string",
        },
      },
      {
        "@type": "ItemList",
        itemListElement: events.map(({ slug, title }, i) => ({
          "@type": "ListItem",
          position: i + 1,
          name: title,
          url: `${publicUrl}/events/${slug}`,
        })),
      },
    ],
  };
}

/** An instant with the offset of a place, as search engines want it: `2026-11-28T20:30:00+01:00`. */
export function zonedInstant(iso: string, timeZone: string): string {
  const instant = new Date(iso);
  const parts = new Intl.DateTimeFormat("en-CA", {
    ...{ timeZone, year: "numeric", month: "2-digit", day: "2-digit", hourCycle: "h23", timeZoneName: "longOffset" },
    ...{ hour: "2-digit", minute: "2-digit", second: "2-digit" },
  }).formatToParts(instant);
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.find((one) => one.type === type)?.value ?? "";
  const offset = part("timeZoneName").replace("GMT", "") || "+00:00";
  return `${part("year")}-${part("month")}-${part("day")}T${part("hour")}:${part("minute")}:${part("second")}${offset}`;
}

/** An amount in minor units as a decimal number: `25.00`, and `2500` in a currency without minor units. */
function decimal(amount: number, currency: string): string {
  return majorUnits(amount, currency).toFixed(minorDigits(currency));
}
