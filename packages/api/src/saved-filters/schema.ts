import { z } from "zod";
import { id, instantOut, line } from "../fields.ts";

/** Lists whose filters can be kept. */
export const filteredPage = z.enum(["bookings", "events"]);

/** Most filters that one member of the staff keeps, of all lists. */
export const MOST_SAVED_FILTERS = 50;
export const MOST_FILTER_NAME = 60;

const name = line(MOST_FILTER_NAME);

export const savedFiltersInput = z.strictObject({ page: filteredPage });

/** `query` is the query string of the list's address; the list reads it as it reads its address. */
export const saveFilterInput = z.strictObject({ page: filteredPage, name, query: line(1000) });
export type SaveFilterInput = z.infer<typeof saveFilterInput>;

export const renameFilterInput = z.strictObject({ id, name });
export type RenameFilterInput = z.infer<typeof renameFilterInput>;

export const savedFilterKey = z.strictObject({ id });

export const savedFilter = z.object({
  id,
  page: filteredPage,
  name: z.string(),
  query: z.string(),
  createdAt: instantOut,
});
export type SavedFilter = z.infer<typeof savedFilter>;

/** By name. */
export const savedFilterList = z.object({ items: z.array(savedFilter) });
