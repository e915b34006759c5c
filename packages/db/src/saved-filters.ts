import type { Connection } from "./connection.ts";
import type { Transaction } from "./transaction.ts";

/** Filters of a list that one member of the staff has given a name. */
export interface SavedFilterRow {
  readonly id: string;
  readonly page: string;
  readonly name: string;
  /** The query string of the page's address. */
  readonly query: string;
  readonly createdAt: Date;
}

const COLUMNS = { id: true, page: true, name: true, query: true, createdAt: true } as const;

/** Somebody's filters of a page, by name. */
export function listSavedFilters(
  db: Connection,
  { userId, page }: { readonly userId: string; readonly page: string },
): Promise<SavedFilterRow[]> {
  return db.savedFilter.findMany({
    where: { userId, page },
    select: COLUMNS,
    orderBy: [{ name: "asc" }, { id: "asc" }],
  });
}

/** How many filters somebody has, whose row is locked so that two who save at once count one after the other. */
export async function lockAndCountSavedFilters(tx: Transaction, userId: string): Promise<number> {
  await tx.$queryRaw`SELECT id FROM users WHERE id = ${userId} FOR UPDATE`;
  return tx.savedFilter.count({ where: { userId } });
}

/** The key `saved_filters_name_key` refuses a name that is in use on the page. */
export async function insertSavedFilter(
  tx: Transaction,
  row: SavedFilterRow & { readonly userId: string },
): Promise<void> {
  await tx.savedFilter.create({ data: row });
}

/** Nothing happens where it is not theirs. The key `saved_filters_name_key` refuses a name that is in use on the page. */
export async function renameSavedFilter(
  tx: Transaction,
  { id, userId, name }: { readonly id: string; readonly userId: string; readonly name: string },
): Promise<void> {
  await tx.savedFilter.updateMany({ where: { id, userId }, data: { name } });
}

export function findSavedFilter(
  db: Connection,
  { id, userId }: { readonly id: string; readonly userId: string },
): Promise<SavedFilterRow | null> {
  return db.savedFilter.findFirst({ where: { id, userId }, select: COLUMNS });
}

/** Nothing happens where it is not theirs. */
export async function deleteSavedFilter(
  tx: Transaction,
  { id, userId }: { readonly id: string; readonly userId: string },
): Promise<void> {
  await tx.savedFilter.deleteMany({ where: { id, userId } });
}
