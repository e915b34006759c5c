import { createTestDatabase, type TestDatabase } from "@guichet/db/testing";
import { createSecretSeal } from "../account/secret-seal.ts";
import { createAuditNotes } from "../audit-log/note-service.ts";
import { type Actor, GUEST } from "../auth/actor.ts";
import { createPasswords } from "../auth/passwords.ts";
import { createStaffAccounts } from "../auth/staff-accounts-service.ts";
import { createBookingIdMask } from "../bookings/id-mask.ts";
import { createBookingQueue } from "../bookings/queue.ts";
import { createContext, type RequestBrowser, type Services } from "../context.ts";
import { createSalesFigures } from "../dashboard/sales-figures.ts";
import { createLive } from "../live/live.ts";
import { lookEvery, type StartPace } from "../live/pace.ts";
import type { Locale } from "../locale.ts";
import { createMetrics } from "../metrics.ts";
import { createPublicAnswers } from "../public-answers.ts";
import { createCaller } from "../root.ts";
import { HOLD_MINUTES } from "./guests.ts";
import { STAFF } from "./staff.ts";

const NO_SECRET = "the secret of all tests, which is none";
const PUBLIC_URL = "https://tickets.example.org";

/** A clock that a test moves. */
export interface TestClock {
  now: () => Date;
  set(instant: string): void;
  advance(minutes: number): void;
}

export interface TestApi {
  /** The address of its database, for other processes. */
  readonly url: string;
  readonly services: Services;
  readonly clock: TestClock;
  readonly guest: ReturnType<typeof createCaller>;
  readonly staff: ReturnType<typeof createCaller>;
  callerOf(actor: Actor, locale?: Locale, browser?: RequestBrowser): ReturnType<typeof createCaller>;
  drop(): Promise<void>;
}

export interface TestApiOptions {
  /** Guests are told of changes by letters, which stay in the outbox; false when absent. */
  readonly sendsMail?: boolean;
  readonly onQuery?: (sql: string) => void;
  /** When open pages are looked after; every 10 ms when absent. */
  readonly livePace?: StartPace;
  /** Milliseconds by which kept answers age and the queue waits; when absent, answers are too old at the next look. */
  readonly monotonicClock?: () => number;
}

/** Procedures on a real database of their own, with a clock that stands still at noon of 1 March 2030 unless moved. */
export async function createTestApi(options: TestApiOptions = {}): Promise<TestApi> {
  const { database, url, drop }: TestDatabase = await createTestDatabase(
    options.onQuery === undefined ? {} : { onQuery: options.onQuery },
  );
  const clock = createTestClock("2030-03-01T12:00:00.000Z");
  const batch = {
    database,
    holdMinutes: HOLD_MINUTES,
    sendsMail: options.sendsMail ?? false,
    now: clock.now,
    metrics: createMetrics(),
  };
  const { monotonicClock } = options;
  const bookingQueue = createBookingQueue(batch, monotonicClock === undefined ? {} : { clock: monotonicClock });
  const publicAnswers = createPublicAnswers({ clock: monotonicClock ?? createHastyClock() });
  const pace = options.livePace ?? lookEvery(10);
  const live = createLive(batch, { onError: unexpected, paces: { visitors: pace, staff: pace } });
  const auditNotes = createAuditNotes(batch, unexpected);
  const passwords = createPasswords();
  const services: Services = {
    ...batch,
    publicUrl: PUBLIC_URL,
    bookingQueue,
    publicAnswers,
    live,
    auditNotes,
    salesFigures: createSalesFigures(),
    staffAccounts: createStaffAccounts(database, passwords),
    passwords,
    secretSeal: createSecretSeal(NO_SECRET),
    ownerTwoFactor: "optional",
    bookingIdMask: createBookingIdMask(NO_SECRET),
  };
  const callerOf = (actor: Actor, locale: Locale = "fr", browser?: RequestBrowser) =>
    createCaller(createContext(services, { actor, locale, ...(browser === undefined ? {} : { browser }) }));
  return {
    url,
    services,
    clock,
    guest: callerOf(GUEST),
    staff: callerOf(STAFF),
    callerOf,
    async drop() {
      live.close();
      await auditNotes.settled();
      await drop();
    },
  };
}

function unexpected(error: unknown): never {
  throw error;
}

/** Each look is a second later: tests that are not about kept answers read what is stored. */
function createHastyClock(): () => number {
  let time = 0;
  return () => {
    time += 1_000;
    return time;
  };
}

function createTestClock(start: string): TestClock {
  let time = Date.parse(start);
  return {
    now: () => new Date(time),
    set(instant) {
      time = Date.parse(instant);
    },
    advance(minutes) {
      time += minutes * 60_000;
    },
  };
}

/** A published event with one session, the way a person would make it. */
export async function givenSession(
  { staff }: Pick<TestApi, "staff">,
  fields: { capacity?: number; basePrice?: number; startsAt?: string; title?: string } = {},
) {
  const event = await staff.events.create({
    ...PLAIN_EVENT,
    title: fields.title ?? PLAIN_EVENT.title,
    status: "PUBLISHED",
  });
  const startsAt = fields.startsAt ?? "2030-03-10T19:00:00.000Z";
  const endsAt = new Date(Date.parse(startsAt) + 2 * 3_600_000).toISOString();
  const session = await staff.sessions.create({
    id: event.id,
    startsAt,
    endsAt,
    capacity: fields.capacity ?? 50,
    basePrice: fields.basePrice ?? 1000,
  });
  return { event, session };
}

export const PLAIN_EVENT = { title: "Nuit du jazz", venue: "Le Petit Théâtre", city: "Lyon" };

/** The reason of a refusal; fails when the call succeeds. */
export async function reasonOf(call: Promise<unknown>): Promise<string> {
  try {
    await call;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  throw new Error("The call was not refused");
}
