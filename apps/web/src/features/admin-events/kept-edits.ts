import { eventStatus } from "@guichet/api/events/schema";
import { z } from "zod";
import { forgetOnDevice, keepOnDevice, keysOnDevice, readFromDevice } from "../../lib/device-storage.ts";
import { differingFields, type EventFormValues } from "./event-form-values.ts";

/** What the keys of kept edits begin with. */
export const KEPT_EDITS = "guichet.admin.edits.";
/** The oldest go when there are more: a device's storage is not endless. */
const MOST_KEPT = 20;

const text = z.string().max(30_000);
const values = z.object({
  title: text,
  slug: text,
  summary: text,
  description: text,
  venue: text,
  address: text,
  city: text,
  timeZone: text,
  imageId: text,
  imageUrl: text,
  imageAlt: text,
  categories: z.array(text).max(100),
  allowOverlap: z.boolean(),
  status: eventStatus,
}) satisfies z.ZodType<EventFormValues>;

const keptEdits = z.object({
  /** Of the stored event that was edited; null for one that does not exist yet. */
  version: z.int().nullable(),
  /** What the form had before the first key. */
  base: values,
  mine: values,
  /** ISO instant. */
  at: z.iso.datetime(),
});

/** What was typed into the form of an event and is stored nowhere else. */
export type KeptEdits = z.infer<typeof keptEdits>;

/** What is kept on this device of an event's form. Damaged, or the same as what is stored, it is nothing. @param id of the event, or of a draft of one (new-event-drafts.ts) */
export function readKeptEdits(id: string): KeptEdits | null {
  try {
    const kept = keptEdits.safeParse(JSON.parse(readFromDevice(KEPT_EDITS + id) ?? "null"));
    return kept.success && isChanged(kept.data.base, kept.data.mine) ? kept.data : null;
  } catch {
    return null;
  }
}

/** Keeps what is typed until it is saved, or forgets it when it is what is stored. */
export function keepEdits(id: string, edits: KeptEdits): void {
  if (!isChanged(edits.base, edits.mine)) {
    forgetEdits(id);
    return;
  }
  keepOnDevice(KEPT_EDITS + id, JSON.stringify(edits));
  const kept = keysOnDevice(KEPT_EDITS).map((key) => ({
    key,
    at: readKeptEdits(key.slice(KEPT_EDITS.length))?.at ?? "",
  }));
  const tooMany = kept.sort((a, b) => b.at.localeCompare(a.at)).slice(MOST_KEPT);
  for (const { key } of tooMany) forgetOnDevice(key);
}

export function forgetEdits(id: string): void {
  forgetOnDevice(KEPT_EDITS + id);
}

/** Whether a form has something to save. The short address is asked for once, when the event is made. */
export function isChanged(base: EventFormValues, mine: EventFormValues): boolean {
  return differingFields(base, mine).length > 0 || base.slug.trim() !== mine.slug.trim();
}
