import { z } from "zod";
import { procedure, router, unwrap } from "../trpc.ts";
import {
  renameFilterInput,
  savedFilter,
  savedFilterKey,
  savedFilterList,
  savedFiltersInput,
  saveFilterInput,
} from "./schema.ts";
import { deleteFilter, readSavedFilters, renameFilter, saveFilter } from "./service.ts";

/** Part of one's own account: nobody sees the filters of another. Not in REST: a key has no lists to look at. */
export const savedFiltersRouter = router({
  list: procedure("account.manage")
    .input(savedFiltersInput)
    .output(savedFilterList)
    .query(({ ctx, input }) => readSavedFilters(ctx, input)),

  save: procedure("account.manage")
    .input(saveFilterInput)
    .output(savedFilter)
    .mutation(async ({ ctx, input }) => unwrap(await saveFilter(ctx, input))),

  rename: procedure("account.manage")
    .input(renameFilterInput)
    .output(savedFilter)
    .mutation(async ({ ctx, input }) => unwrap(await renameFilter(ctx, input))),

  delete: procedure("account.manage")
    .input(savedFilterKey)
    .output(z.void())
    .mutation(async ({ ctx, input }) => unwrap(await deleteFilter(ctx, input.id))),
});
