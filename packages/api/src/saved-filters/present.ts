import type { SavedFilterRow } from "@guichet/db";
import { filteredPage, type SavedFilter } from "./schema.ts";

export function presentSavedFilter({ id, page, name, query, createdAt }: SavedFilterRow): SavedFilter {
  return { id, page: filteredPage.parse(page), name, query, createdAt: createdAt.toISOString() };
}
