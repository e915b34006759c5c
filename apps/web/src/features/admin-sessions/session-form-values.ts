import {
  DEFAULT_PRICE_TIERS,
  DEFAULT_SEATS_PER_BOOKING,
  type PriceTier,
  type SessionDetail,
} from "@guichet/api/sessions/schema";
import { fromZonedInput, toZonedInput } from "@guichet/api/sessions/zoned-time-rules";
import { parsePrice, priceText } from "../../lib/price-text.ts";
import { chosenStarts } from "./planned-dates.ts";

export type PricingChoice = "default" | "flat" | "custom";

/** A session as it is typed. Times are `datetime-local` values in the event's zone, numbers are texts. */
export interface SessionFormValues {
  startsAt: string;
  endsAt: string;
  capacity: string;
  maxSeatsPerBooking: string;
  basePrice: string;
  currency: string;
  pricing: PricingChoice;
  /** Only read when the choice is `custom`. */
  priceTiers: { fromPercent: string; multiplierPercent: string }[];
  salesStartAt: string;
  salesEndAt: string;
  repeat: "once" | "weekly" | "dates";
  /** Only read when it is repeated weekly. */
  everyWeeks: string;
  /** `1` for Monday to `7`. None: the day of the start. */
  weekdays: string[];
  ending: "count" | "until";
  times: string;
  until: string;
  /** The further days of a list of dates: `2030-03-31`. */
  dates: string[];
  /** Days of the preview that are not to be made. */
  leftOut: string[];
  /** Not typed: what the rule comes to. What is wrong with it is said under this name. */
  starts: null;
}

/** The form of a session that does not exist yet. It starts from the latest one of the event, as most series are alike. */
export function newSessionValues(like: SessionDetail | undefined, locale: string): SessionFormValues {
  return {
    startsAt: "",
    endsAt: "",
    capacity: like === undefined ? "" : String(like.capacity),
    maxSeatsPerBooking: String(like?.maxSeatsPerBooking ?? DEFAULT_SEATS_PER_BOOKING),
    basePrice: like === undefined ? "" : priceText(like.basePrice, like.currency, locale),
    currency: like?.currency ?? "EUR",
    pricing: like === undefined ? "default" : pricingChoice(like.priceTiers),
    priceTiers: tierTexts(like?.priceTiers ?? DEFAULT_PRICE_TIERS),
    salesStartAt: "",
    salesEndAt: "",
    repeat: "once",
    everyWeeks: "1",
    weekdays: [],
    ending: "count",
    times: "4",
    until: "",
    dates: [],
    leftOut: [],
    starts: null,
  };
}

/** A stored session as its form shows it. */
export function sessionFormValues(session: SessionDetail, timeZone: string, locale: string): SessionFormValues {
  const local = (iso: string | null) => (iso === null ? "" : toZonedInput(iso, timeZone));
  return {
    ...newSessionValues(session, locale),
    startsAt: local(session.startsAt),
    endsAt: local(session.endsAt),
    salesStartAt: local(session.salesStartAt),
    salesEndAt: local(session.salesEndAt),
  };
}

function tierTexts(tiers: readonly PriceTier[]): SessionFormValues["priceTiers"] {
  return tiers.map((tier) => ({
    fromPercent: String(tier.fromPercent),
    multiplierPercent: String(tier.multiplierPercent),
  }));
}

function pricingChoice(tiers: readonly PriceTier[]): PricingChoice {
  if (tiers.length === 0) return "flat";
  return JSON.stringify(tierTexts(tiers)) === JSON.stringify(tierTexts(DEFAULT_PRICE_TIERS)) ? "default" : "custom";
}

/** A whole number as typed; what is not one goes on as NaN, which the schema refuses. */
function whole(text: string): number {
  return /^\s*\d+\s*$/.test(text) ? Number(text) : Number.NaN;
}

/** The steps of the price that a choice stands for. */
export function chosenTiers({ pricing, priceTiers }: Pick<SessionFormValues, "pricing" | "priceTiers">): PriceTier[] {
  switch (pricing) {
    case "default":
      return [...DEFAULT_PRICE_TIERS];
    case "flat":
      return [];
    case "custom":
      return priceTiers.map((tier) => ({
        fromPercent: whole(tier.fromPercent),
        multiplierPercent: whole(tier.multiplierPercent),
      }));
  }
}

/** The fields that making and changing a session share, not yet checked. */
export function toSessionFields(values: SessionFormValues, timeZone: string) {
  const instant = (local: string) => (local === "" ? null : fromZonedInput(local, timeZone));
  return {
    startsAt: instant(values.startsAt) ?? undefined,
    endsAt: instant(values.endsAt) ?? undefined,
    capacity: whole(values.capacity),
    maxSeatsPerBooking: whole(values.maxSeatsPerBooking),
    basePrice: parsePrice(values.basePrice, values.currency) ?? Number.NaN,
    currency: values.currency.trim().toUpperCase(),
    priceTiers: chosenTiers(values),
    salesStartAt: instant(values.salesStartAt),
    salesEndAt: instant(values.salesEndAt),
  };
}

/** What `sessions.create` or, when repeated, `sessions.createSeries` gets, not yet checked. */
export function toCreateSession(values: SessionFormValues, event: { id: string; timeZone: string }) {
  const fields = { id: event.id, ...toSessionFields(values, event.timeZone) };
  return values.repeat === "once" ? fields : { ...fields, starts: chosenStarts(values, event.timeZone) };
}

/** The end that goes with a start: it keeps the length that was there, else two hours. Both in the form's local time. */
export function endFollowing(start: string, before: { startsAt: string; endsAt: string }): string {
  const utc = (local: string) => Date.parse(`${local}:00Z`);
  const length = utc(before.endsAt) - utc(before.startsAt);
  const end = utc(start) + (length > 0 ? length : 2 * 60 * 60 * 1000);
  return Number.isFinite(end) ? new Date(end).toISOString().slice(0, 16) : before.endsAt;
}

/** What `sessions.update` gets, not yet checked. `version` is the one that was edited. */
export function toUpdateSession(values: SessionFormValues, stored: { id: string; version: number }, timeZone: string) {
  // A missing time would mean "unchanged" in a PATCH; emptied by hand it must be refused instead.
  const { startsAt = "", endsAt = "", ...fields } = toSessionFields(values, timeZone);
  return { id: stored.id, version: stored.version, startsAt, endsAt, ...fields };
}

const COMPARED = [
  "startsAt",
  "endsAt",
  "capacity",
  "maxSeatsPerBooking",
  "basePrice",
  "currency",
  "salesStartAt",
  "salesEndAt",
] as const;

/** A field of a session that can be changed; the way its price moves is one. */
export type SessionField = (typeof COMPARED)[number] | "pricing";

/** The fields in which two states of the form differ. */
export function differingSessionFields(mine: SessionFormValues, theirs: SessionFormValues): SessionField[] {
  const fields: SessionField[] = COMPARED.filter((field) => mine[field].trim() !== theirs[field].trim());
  if (JSON.stringify(chosenTiers(mine)) !== JSON.stringify(chosenTiers(theirs))) fields.push("pricing");
  return fields;
}
