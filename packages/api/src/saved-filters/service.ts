import {
  classifyDatabaseError,
  deleteSavedFilter,
  findSavedFilter,
  insertSavedFilter,
  listSavedFilters,
  lockAndCountSavedFilters,
  renameSavedFilter,
} from "@guichet/db";
import { v7 as uuidv7 } from "uuid";
import { staffOf } from "../auth/actor.ts";
import type { Context } from "../context.ts";
import { fail, ok, type Result } from "../errors.ts";
import { change } from "../unit-of-work.ts";
import { presentSavedFilter } from "./present.ts";
import { MOST_SAVED_FILTERS, type RenameFilterInput, type SavedFilter, type SaveFilterInput } from "./schema.ts";

/** One's own filters of a list. */
export async function readSavedFilters(
  ctx: Context,
  { page }: Pick<SaveFilterInput, "page">,
): Promise<{ items: SavedFilter[] }> {
  const { userId } = staffOf(ctx.actor);
  const rows = await listSavedFilters(ctx.database.writer, { userId, page });
  return { items: rows.map(presentSavedFilter) };
}

/** Keeps filters under a name, for oneself. What only concerns how somebody works is not for the audit log. */
export async function saveFilter(ctx: Context, input: SaveFilterInput): Promise<Result<SavedFilter>> {
  const { userId } = staffOf(ctx.actor);
  const row = { id: uuidv7(), ...input, createdAt: ctx.now() };
  return refusingTakenNames(() =>
    change(ctx.database, async (tx, { repeated }) => {
      const unseen = repeated ? await findSavedFilter(tx, { id: row.id, userId }) : null;
      if (unseen !== null) return ok(presentSavedFilter(unseen));
      if ((await lockAndCountSavedFilters(tx, userId)) >= MOST_SAVED_FILTERS) {
        return fail("too-many-filters", { count: MOST_SAVED_FILTERS });
      }
      await insertSavedFilter(tx, { ...row, userId });
      return ok(presentSavedFilter(row));
    }),
  );
}

export async function renameFilter(ctx: Context, { id, name }: RenameFilterInput): Promise<Result<SavedFilter>> {
  const { userId } = staffOf(ctx.actor);
  return refusingTakenNames(() =>
    change(ctx.database, async (tx) => {
      await renameSavedFilter(tx, { id, userId, name });
      const row = await findSavedFilter(tx, { id, userId });
      return row === null ? fail("not-found") : ok(presentSavedFilter(row));
    }),
  );
}

/** Forgets one. Forgetting it again changes nothing. */
export function deleteFilter(ctx: Context, id: string): Promise<Result<void>> {
  const { userId } = staffOf(ctx.actor);
  return change(ctx.database, async (tx) => {
    await deleteSavedFilter(tx, { id, userId });
    return ok(undefined);
  });
}

async function refusingTakenNames(work: () => Promise<Result<SavedFilter>>): Promise<Result<SavedFilter>> {
  try {
    return await work();
  } catch (error) {
    const failure = classifyDatabaseError(error);
    if (failure.kind === "duplicate" && failure.constraint === "saved_filters_name_key")
      return fail("filter-name-taken");
    throw error;
  }
}
