import { listCategoryRows } from "@guichet/db";
import type { Context } from "../context.ts";
import { presentCategory } from "./present.ts";

export async function listCategories(ctx: Context) {
  const rows = await listCategoryRows(ctx.database.reader);
  return { items: rows.map(presentCategory), nextCursor: null };
}
