import type { AuditSource, Database } from "@guichet/db";
import type { SecretSeal } from "./account/secret-seal.ts";
import type { AuditNotes } from "./audit-log/note-service.ts";
import type { Actor } from "./auth/actor.ts";
import type { Passwords } from "./auth/passwords.ts";
import type { StaffAccounts } from "./auth/staff-accounts-service.ts";
import type { BookingIdMask } from "./bookings/id-mask.ts";
import type { BookingQueue } from "./bookings/queue.ts";
import type { SalesFigures } from "./dashboard/sales-figures.ts";
import type { Live } from "./live/live.ts";
import type { Locale } from "./locale.ts";
import type { Metrics } from "./metrics.ts";
import type { PublicAnswers } from "./public-answers.ts";

/** What one process has for all its requests. */
export interface Services {
  readonly database: Database;
  readonly bookingQueue: BookingQueue;
  readonly staffAccounts: StaffAccounts;
  readonly passwords: Passwords;
  readonly secretSeal: SecretSeal;
  readonly bookingIdMask: BookingIdMask;
  readonly metrics: Metrics;
  readonly publicAnswers: PublicAnswers;
  readonly live: Live;
  readonly auditNotes: AuditNotes;
  readonly salesFigures: SalesFigures;
  /** Whether an owner may do without a second factor. */
  readonly ownerTwoFactor: "optional" | "required";
  /** How long a hold lasts, in minutes. */
  readonly holdMinutes: number;
  /** Whether letters are sent by e-mail (mail/). */
  readonly sendsMail: boolean;
  /** Where people reach the interfaces, without a slash at the end. */
  readonly publicUrl: string;
  /** The clock. Rules get an instant, never this function. */
  readonly now: () => Date;
}

/** The browser of a request, as far as signing in goes: its cookies are the server's to read and to set. */
export interface RequestBrowser {
  /** Names it, where the account of this address has signed in with it before (auth/known-browsers.ts). */
  knownTo(email: string): string | null;
  /** Gives it the token of a login, in the place of the one that it has. */
  giveToken(token: string): void;
}

/** Of commands, and of programs with a key. */
const NO_BROWSER: RequestBrowser = { knownTo: () => null, giveToken: () => {} };

/** What a procedure knows of its request. */
export interface Context extends Services {
  readonly actor: Actor;
  readonly locale: Locale;
  /** Where it came from, for the audit log. */
  readonly source: AuditSource;
  readonly browser: RequestBrowser;
}

const NOWHERE: AuditSource = { address: null, userAgent: null, requestId: null };

/** Builds a context without HTTP, for tests and commands as well as for the two doors. */
export function createContext(
  services: Services,
  {
    source = NOWHERE,
    browser = NO_BROWSER,
    ...request
  }: { actor: Actor; locale: Locale; source?: AuditSource; browser?: RequestBrowser },
): Context {
  return { ...services, ...request, source, browser };
}
