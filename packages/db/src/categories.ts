import type { Connection } from "./connection.ts";

export interface CategoryRow {
  readonly id: string;
  readonly slug: string;
  readonly nameFr: string;
  readonly nameEn: string;
}

export function listCategoryRows(db: Connection): Promise<CategoryRow[]> {
  return db.category.findMany({ orderBy: { nameFr: "asc" } });
}

export function findCategoriesBySlug(db: Connection, slugs: readonly string[]): Promise<CategoryRow[]> {
  return db.category.findMany({ where: { slug: { in: [...slugs] } } });
}
