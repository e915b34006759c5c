import type { CreateEventInput, EventDetail, EventStatus } from "@guichet/api/events/schema";

/** An event as it is typed: every field a text, a choice or a tick. */
export interface EventFormValues {
  title: string;
  /** Only asked when the event is made; empty: made from the title. */
  slug: string;
  summary: string;
  description: string;
  venue: string;
  address: string;
  city: string;
  timeZone: string;
  /** Of a picture that was uploaded; empty: none. */
  imageId: string;
  imageUrl: string;
  imageAlt: string;
  categories: string[];
  allowOverlap: boolean;
  status: EventStatus;
}

/** The form of an event that does not exist yet. */
export const NEW_EVENT: EventFormValues = {
  title: "",
  slug: "",
  summary: "",
  description: "",
  venue: "",
  address: "",
  city: "",
  timeZone: "Europe/Paris",
  imageId: "",
  imageUrl: "",
  imageAlt: "",
  categories: [],
  allowOverlap: false,
  status: "DRAFT",
};

/** A stored event as its form shows it. */
export function eventFormValues(event: EventDetail): EventFormValues {
  const { title, slug, summary, description, venue, address, city, timeZone, allowOverlap, status } = event;
  const texts = { title, slug, summary, description, venue, address, city, timeZone };
  const categories = event.categories.map((category) => category.slug);
  const picture = { imageId: event.image?.id ?? "", imageUrl: event.imageUrl ?? "", imageAlt: event.imageAlt };
  return { ...texts, ...picture, categories, allowOverlap, status };
}

/** What is sent, not yet checked. */
function wireFields({ slug: _, imageId, imageUrl, ...fields }: EventFormValues) {
  const picture = {
    imageId: imageId === "" ? null : imageId,
    imageUrl: imageUrl.trim() === "" ? null : imageUrl.trim(),
  };
  return { ...fields, ...picture };
}

/** What `events.create` gets, not yet checked. */
export function toCreateEvent(values: EventFormValues): Partial<Record<keyof CreateEventInput, unknown>> {
  const slug = values.slug.trim();
  return slug === "" ? wireFields(values) : { ...wireFields(values), slug };
}

/** What `events.update` gets, not yet checked. `version` is the one that was edited. */
export function toUpdateEvent(values: EventFormValues, stored: { id: string; version: number }) {
  return { ...wireFields(values), id: stored.id, version: stored.version };
}

/** A field that can be changed later: all but the short address. */
export type EventField = Exclude<keyof EventFormValues, "slug">;

/** The fields in which two states of the form differ, in the order of the form. */
export function differingFields(mine: EventFormValues, theirs: EventFormValues): EventField[] {
  const comparable = (value: string | boolean | readonly string[]) =>
    typeof value === "object" ? [...value].sort().join() : typeof value === "string" ? value.trim() : value;
  const fields = (Object.keys(NEW_EVENT) as (keyof EventFormValues)[]).filter((field) => field !== "slug");
  return fields.filter((field) => comparable(mine[field]) !== comparable(theirs[field]));
}
