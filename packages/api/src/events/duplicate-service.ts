import { type EventRow, findEvent } from "@guichet/db";
import type { Context } from "../context.ts";
import { fail, type Result } from "../errors.ts";
import type { Locale } from "../locale.ts";
import { type CreateEventInput, type EventDetail, MOST_TITLE_LENGTH } from "./schema.ts";
import { createEvent } from "./service.ts";

/** Copies an event as a draft, without its sessions. */
export async function duplicateEvent(ctx: Context, idOrSlug: string): Promise<Result<EventDetail>> {
  const source = await findEvent(ctx.database.writer, idOrSlug);
  if (source === null) return fail("event-not-found");
  return createEvent(ctx, copyOf(source, ctx.locale), { action: "events.duplicate" });
}

/** A draft with all that an event says of itself. */
export function copyOf(source: EventRow, locale: Locale): CreateEventInput {
  const suffix = locale === "fr" ? " (copie)" : " (copy)";
  return {
    title: source.title.slice(0, MOST_TITLE_LENGTH - suffix.length) + suffix,
    summary: source.summary,
    description: source.description,
    venue: source.venue,
    address: source.address,
    city: source.city,
    timeZone: source.timeZone,
    imageUrl: source.imageUrl,
    imageId: source.imageId,
    imageAlt: source.imageAlt,
    categories: source.categories.map((category) => category.slug),
    allowOverlap: source.allowOverlap,
    status: "DRAFT",
  };
}
