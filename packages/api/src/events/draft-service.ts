import { randomInt } from "node:crypto";
import { type CategoryRow, type Connection, classifyDatabaseError, findCategoriesBySlug, foldText } from "@guichet/db";
import { fail, ok, type Result } from "../errors.ts";

const PRIMARY_KEY = "PRIMARY";
const SLUG_KEY = "events_slug_key";
const SLUG_TRIES = 20;
/** From this try on, numbers are drawn by lot: the small ones of a common title are all taken. */
const FIRST_DRAWN = 11;

interface SearchedFields {
  readonly title: string;
  readonly summary: string;
  readonly description: string;
  readonly venue: string;
  readonly city: string;
}

/** What full-text search sees of an event. */
export function searchTextOf(event: SearchedFields, categories: readonly CategoryRow[]): string {
  const names = categories.flatMap((category) => [category.nameFr, category.nameEn]);
  return foldText(event.title, event.summary, event.description, event.venue, event.city, ...names);
}

/** The categories of these slugs, all of which must exist. */
export async function resolveCategories(db: Connection, slugs: readonly string[]): Promise<Result<CategoryRow[]>> {
  const wanted = [...new Set(slugs)];
  if (wanted.length === 0) return ok([]);
  const found = await findCategoriesBySlug(db, wanted);
  return found.length === wanted.length ? ok(found) : fail("unknown-category");
}

/**
 * Stores under the wanted slug or, unless it must be exactly that one, under `slug-2`, `slug-3`, … and at last a larger number.
 * The unique key decides, so that two who want the same slug at once both get one.
 */
export async function withFreeSlug(
  { wanted, exactly }: { wanted: string; exactly: boolean },
  store: (slug: string) => Promise<void>,
): Promise<Result<void>> {
  for (let attempt = 1; attempt <= (exactly ? 1 : SLUG_TRIES); attempt++) {
    try {
      await store(slugFor(wanted, attempt));
      return ok(undefined);
    } catch (error) {
      const failure = classifyDatabaseError(error);
      if (failure.kind !== "duplicate") throw error;
      // The id is ours alone: if it is taken, an earlier attempt was committed without our seeing it.
      if (failure.constraint === PRIMARY_KEY) return ok(undefined);
      if (failure.constraint !== SLUG_KEY) throw error;
    }
  }
  return fail("slug-taken");
}

function slugFor(wanted: string, attempt: number): string {
  if (attempt === 1) return wanted;
  return `${wanted}-${attempt < FIRST_DRAWN ? attempt : randomInt(1_000, 100_000)}`;
}
