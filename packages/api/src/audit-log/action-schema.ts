import type { Action } from "../auth/schema.ts";

/** What the audit log tells of as done, `noun.verb`. An interface has words for each (apps/web/src/locales). */
export type RecordedAction =
  | "events.create"
  | "events.duplicate"
  | "events.update"
  | "events.publish"
  | "events.withdraw"
  | "events.archive"
  | "events.delete"
  | "images.upload"
  | "sessions.create"
  | "sessions.update"
  | "sessions.cancel"
  | "sessions.delete"
  | "bookings.create"
  | "bookings.confirm"
  | "bookings.cancel"
  | "bookings.extend"
  | "bookings.move"
  | "bookings.resend"
  | "bookings.export"
  | "bookings.export-attendees"
  | "bookings.import"
  | "staff.invite"
  | "staff.revoke-invitation"
  | "staff.accept-invitation"
  | "staff.change-role"
  | "staff.disable"
  | "staff.enable"
  | "staff.sign-out"
  | "staff.sign-out-everybody"
  | "staff.recover-owner"
  | "account.reauthenticate"
  | "account.change-password"
  | "account.sign-out"
  | "two-factor.enable"
  | "two-factor.disable"
  | "two-factor.reset"
  | "two-factor.renew-recovery-codes"
  | "auth.setup"
  | "auth.sign-in"
  | "auth.sign-out"
  | "auth.request-reset"
  | "auth.reset-password"
  | "auth.sign-in-left-out"
  | "api-keys.create"
  | "api-keys.use"
  | "api-keys.revoke"
  | "audit-log.export"
  | "audit-log.expire";

/** What it tells of as refused: most of it as the policy calls it. */
export type RefusedAction =
  | Action
  | RecordedAction
  | "auth.sign-in-throttled"
  | "two-factor.throttled"
  | "request.from-another-site";

export type AuditAction = RecordedAction | RefusedAction;

/** What of the product an action is about. */
export type ActionNoun = NounOf<AuditAction>;

/** A text for every noun. */
export type GroupTexts = { readonly [Noun in ActionNoun]: string };

type NounOf<Name extends string> = Name extends `${infer Noun}.${string}` ? Noun : never;
type VerbOf<Name extends string, Noun extends string> = Name extends `${Noun}.${infer Verb}` ? Verb : never;

/** A text for every action, by noun and verb: an action without one does not compile. */
export type ActionTexts = {
  readonly [Noun in ActionNoun]: { readonly [Verb in VerbOf<AuditAction, Noun>]: string };
};
