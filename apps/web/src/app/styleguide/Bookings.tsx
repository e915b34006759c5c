import { useState } from "react";
import { Button } from "react-bootstrap";
import { Price } from "../../components/Price.tsx";
import { SeatsLeft } from "../../components/SeatsLeft.tsx";
import { BookingTicket } from "../../features/bookings/BookingTicket.tsx";
import { HoldCountdown } from "../../features/bookings/HoldCountdown.tsx";
import { EventCard } from "../../features/catalogue/EventCard.tsx";
import { SessionRow } from "../../features/sessions/SessionRow.tsx";
import { aBooking, aCard, aSession } from "../../testing/fixtures.ts";
import { Example } from "./Example.tsx";

const PLACE = { slug: "nuit-du-jazz", timeZone: "Europe/Paris" };
const LONG_TITLE = `${"Une nuit entière de jazz, de la Nouvelle-Orléans à aujourd’hui, ".repeat(2)}et encore un peu après`;

/** An event, its sessions, and what one holds of them. */
export function Bookings() {
  return (
    <>
      <Example title="Cards">
        <div className="card-grid">
          <EventCard event={aCard()} />
          <EventCard event={aCard({ id: "few", availability: "few-left", availableSeats: 3, title: LONG_TITLE })} />
          <EventCard
            event={aCard({ id: "out", availability: "sold-out", fromPrice: { amount: 0, currency: "EUR" } })}
          />
          <EventCard event={aCard({ id: "none", availability: "no-session", nextSession: null, fromPrice: null })} />
        </div>
      </Example>
      <Example title="Sessions">
        <ul className="session-rows">
          <SessionRow session={aSession()} event={PLACE} seats={2} />
          <SessionRow session={aSession({ id: "few", availableSeats: 3 })} event={PLACE} seats={2} />
          <SessionRow session={aSession({ id: "two", availableSeats: 1 })} event={PLACE} seats={2} />
          <SessionRow
            session={aSession({ id: "out", salesState: "sold-out", availableSeats: 0 })}
            event={PLACE}
            seats={2}
          />
          <SessionRow
            session={aSession({ id: "soon", salesState: "not-yet-open", salesStartAt: "2097-01-01T09:00:00.000Z" })}
            event={PLACE}
            seats={2}
          />
          <SessionRow session={aSession({ id: "off", salesState: "cancelled" })} event={PLACE} seats={2} />
        </ul>
      </Example>
      <Example title="Seats left and prices">
        <p className="styleguide-row">
          <SeatsLeft available={1_240} capacity={2_000} />
          <SeatsLeft available={40} capacity={100} />
          <SeatsLeft available={3} capacity={100} />
          <SeatsLeft available={0} capacity={100} />
        </p>
        <p className="styleguide-row mb-0">
          <Price amount={0} currency="EUR" />
          <Price amount={1250} currency="EUR" />
          <Price amount={123_456_700} currency="EUR" />
          <Price amount={1250} currency="JPY" />
        </p>
      </Example>
      <Example title="Hold">
        <Hold minutes={14} />
        <Hold minutes={1} />
      </Example>
      <Example title="Ticket: only for what one holds">
        <div className="booking-page">
          {(["PENDING", "CONFIRMED", "CANCELLED"] as const).map((status) => (
            <BookingTicket key={status} booking={aBooking({ status })} />
          ))}
        </div>
      </Example>
    </>
  );
}

/** Its clock runs, as it does for a guest. */
function Hold({ minutes }: { readonly minutes: number }) {
  const [now] = useState(Date.now);
  const at = (offset: number) => new Date(now + offset * 60_000).toISOString();
  return (
    <div className="mb-3">
      <HoldCountdown
        clock={{ expiresAt: at(minutes), serverTime: at(0), receivedAt: now }}
        givenAt={at(minutes - 15)}
        isExtended={false}
        onLapse={() => undefined}
      >
        <Button variant="outline-secondary" size="sm">
          Prolonger
        </Button>
      </HoldCountdown>
    </div>
  );
}
