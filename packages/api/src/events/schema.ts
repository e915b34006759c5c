import { z } from "zod";
import { category, categorySlug } from "../categories/schema.ts";
import {
  id,
  idOrSlug,
  instant,
  instantOut,
  line,
  minorUnits,
  money,
  optionalLine,
  page,
  pageInput,
  timeZone,
} from "../fields.ts";
import { image } from "../images/schema.ts";
import { description } from "./description-schema.ts";
import { imageAddress } from "./image-schema.ts";

export const eventStatus = z.enum(["DRAFT", "PUBLISHED", "ARCHIVED"]);
export type EventStatus = z.infer<typeof eventStatus>;

const imageUrl = imageAddress.nullable();

export const MOST_TITLE_LENGTH = 160;

const eventFields = {
  title: line(MOST_TITLE_LENGTH),
  summary: optionalLine(300),
  description,
  venue: line(160),
  address: optionalLine(240),
  city: line(80),
  timeZone,
  imageUrl,
  /** A picture that was uploaded (POST /images): shown rather than `imageUrl`. */
  imageId: id.nullable(),
  /** What the picture shows, for who cannot see it; empty: it only decorates. */
  imageAlt: optionalLine(200),
  categories: z.array(categorySlug).max(8),
  allowOverlap: z.boolean(),
};

/** POST /events/. The slug is made from the title when it is not given. */
export const createEventInput = z.strictObject({
  ...eventFields,
  slug: z
    .string()
    .min(1)
    .max(120)
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, { error: "slug-format" })
    .optional(),
  summary: eventFields.summary.default(""),
  description: eventFields.description.default(""),
  address: eventFields.address.default(""),
  timeZone: eventFields.timeZone.default("Europe/Paris"),
  imageUrl: eventFields.imageUrl.default(null),
  imageId: eventFields.imageId.default(null),
  imageAlt: eventFields.imageAlt.default(""),
  categories: eventFields.categories.default([]),
  allowOverlap: eventFields.allowOverlap.default(false),
  status: z.enum(["DRAFT", "PUBLISHED"]).default("DRAFT"),
});
export type CreateEventInput = z.infer<typeof createEventInput>;

/** PATCH /events/{id}. `version` is the If-Match of the edit: a stale one is refused with 412. */
export const updateEventInput = z.strictObject({
  id: idOrSlug,
  version: z.int().min(1).optional(),
  ...z.object(eventFields).partial().shape,
  status: eventStatus.optional(),
});
export type UpdateEventInput = z.infer<typeof updateEventInput>;

export const eventKey = z.strictObject({ id: idOrSlug });
export const versionedEventKey = z.strictObject({ id: idOrSlug, version: z.int().min(1).optional() });

/** Most events whose status is changed with one call. */
export const MOST_EVENTS_AT_ONCE = 100;

/** Several events, each with the status that it is to have and the version that was seen. */
export const changeStatusOfManyInput = z.strictObject({
  events: z
    .array(z.strictObject({ id, version: z.int().min(1), status: eventStatus }))
    .min(1)
    .max(MOST_EVENTS_AT_ONCE),
});
export type ChangeStatusOfManyInput = z.infer<typeof changeStatusOfManyInput>;

/** What came of one of them. */
const statusOutcome = z.discriminatedUnion("outcome", [
  z.object({ outcome: z.literal("done"), id, before: eventStatus, status: eventStatus, version: z.int() }),
  /** `count` is what the reason counts, as in a problem. */
  z.object({ outcome: z.literal("refused"), id, reason: z.string(), count: z.int().optional() }),
]);
export type StatusOutcome = z.infer<typeof statusOutcome>;

/** In the order in which they were asked for. */
export const statusOutcomes = z.object({ items: z.array(statusOutcome) });

/**
 * `soonest` and `latest` go by the next session, `newest` and `oldest` by when the event was made. `status` goes from drafts over published
 * to archived events, `status-desc` the other way, each by title.
 */
export const eventSort = z.enum([
  "soonest",
  "latest",
  "title",
  "title-desc",
  "newest",
  "oldest",
  "status",
  "status-desc",
]);
export type EventSort = z.infer<typeof eventSort>;

/** Whether other words are looked for when those of `q` are found nowhere: titles and names are easily misspelled. */
export const spelling = z.enum(["forgiving", "literal"]);

/** What leaves events out. Dates, seats and price must fit one and the same session. */
export const eventFilter = {
  q: optionalLine(100).optional(),
  spelling: spelling.default("forgiving"),
  category: z.array(categorySlug).max(8).optional(),
  city: line(80).optional(),
  /** First instant at which a session may start. */
  from: instant.optional(),
  /** A session must start before this instant. */
  to: instant.optional(),
  /** At least so many seats left in one session. */
  seats: z.int().min(1).max(100).optional(),
  /** At most so much for a seat now, in minor units of the session's own currency; 0 is what is free. */
  maxPrice: minorUnits.optional(),
};
export type EventFilterInput = Partial<z.input<z.ZodObject<typeof eventFilter>>>;

/**
 * GET /events/. `view: public` lists what is published and still to come; `manage` lists everything and needs staff or a key,
 * for whom it is the default. Only the public view forgives spelling.
 */
export const listEventsInput = z.strictObject({
  ...pageInput,
  view: z.enum(["public", "manage"]).optional(),
  ...eventFilter,
  status: z.array(eventStatus).max(3).optional(),
  sort: eventSort.default("soonest"),
});
export type ListEventsInput = z.infer<typeof listEventsInput>;

const eventBase = {
  id,
  slug: z.string(),
  title: z.string(),
  summary: z.string(),
  venue: z.string(),
  city: z.string(),
  timeZone: z.string(),
  /** An address elsewhere. */
  imageUrl: z.string().nullable(),
  /** The picture that was uploaded: shown rather than `imageUrl`. */
  image: image.nullable(),
  imageAlt: z.string(),
  status: eventStatus,
  categories: z.array(category),
};

export const availability = z.enum(["available", "few-left", "sold-out", "no-session"]);

/** What a list shows of an event. */
export const eventCard = z.object({
  ...eventBase,
  version: z.int(),
  createdAt: instantOut,
  /** The first session that fits the filters. */
  nextSession: z
    .object({ id, startsAt: instantOut, endsAt: instantOut, availableSeats: z.int(), price: money })
    .nullable(),
  /** The lowest price now among sessions still to come with seats left. */
  fromPrice: money.nullable(),
  availability,
  /** Sessions still to come (`manage`: all that are not cancelled), their capacity and the seats left in them. */
  sessionCount: z.int(),
  capacity: z.int(),
  availableSeats: z.int(),
});
export type EventCard = z.infer<typeof eventCard>;

export const eventPage = page(eventCard).extend({
  /** What was looked for instead, when the words of `q` were found nowhere. */
  searchedFor: z.string().optional(),
});

/** An event in full. */
export const event = z.object({
  ...eventBase,
  description: z.string(),
  address: z.string(),
  allowOverlap: z.boolean(),
  version: z.int(),
  createdAt: instantOut,
  updatedAt: instantOut,
});
export type EventDetail = z.infer<typeof event>;

export const cityList = z.object({ items: z.array(z.string()) });
