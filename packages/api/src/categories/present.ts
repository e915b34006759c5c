import type { CategoryRow } from "@guichet/db";
import type { Category } from "./schema.ts";

export function presentCategory({ id, slug, nameFr, nameEn }: CategoryRow): Category {
  return { id, slug, name: { fr: nameFr, en: nameEn } };
}
