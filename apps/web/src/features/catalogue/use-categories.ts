import { trpc } from "../../lib/trpc.ts";

const HALF_HOUR_MS = 30 * 60_000;

/** The categories, which hardly ever change. */
export function useCategories() {
  return trpc.categories.list.useQuery(undefined, { staleTime: HALF_HOUR_MS });
}
