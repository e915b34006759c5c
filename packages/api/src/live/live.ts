import type { Database } from "@guichet/db";
import type { Metrics } from "../metrics.ts";
import { type BookingState, readBookings } from "./booking-service.ts";
import { type Channel, createChannel } from "./channel.ts";
import type { EventState } from "./event-rules.ts";
import { readEvents } from "./event-service.ts";
import { lookEvery, type StartPace } from "./pace.ts";
import { readStanding, type StandingState } from "./staff-service.ts";

/** What one process tells its open pages. It asks the database only while somebody watches. */
export interface Live {
  readonly events: Channel<EventState>;
  readonly bookings: Channel<BookingState>;
  readonly staff: Channel<StandingState>;
  /** Something was changed by this process: whoever watches should see it at once. */
  changed(): void;
  /** Ends all watching: whoever comes now is refused. */
  close(): void;
}

export interface LiveServices {
  readonly database: Database;
  readonly now: () => Date;
  readonly metrics: Pick<Metrics, "liveLooks">;
}

export interface LiveOptions {
  /** A look at the database failed; the next one is not far. */
  readonly onError: (error: unknown) => void;
  /** When to look for visitors, and for staff; every second and every two when absent. */
  readonly paces?: { readonly visitors: StartPace; readonly staff: StartPace };
}

const PACES = { visitors: lookEvery(1_000), staff: lookEvery(2_000) };

export function createLive(services: LiveServices, { onError, paces = PACES }: LiveOptions): Live {
  const { liveLooks } = services.metrics;
  const events = createChannel<EventState>({
    read(known) {
      liveLooks.inc({ at: "events" });
      return readEvents(services, known);
    },
    startPace: paces.visitors,
    onError,
  });
  const bookings = createChannel<BookingState>({
    read(known) {
      liveLooks.inc({ at: "bookings" });
      return readBookings(services, known);
    },
    startPace: paces.visitors,
    onError,
  });
  const staff = createChannel<StandingState>({
    read() {
      liveLooks.inc({ at: "standing" });
      return readStanding(services);
    },
    startPace: paces.staff,
    onError,
  });
  const channels = [events, bookings, staff];
  return {
    events,
    bookings,
    staff,
    changed() {
      for (const channel of channels) channel.changed();
    },
    close() {
      for (const channel of channels) channel.close();
    },
  };
}
