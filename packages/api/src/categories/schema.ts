import { z } from "zod";
import { CATEGORY_SLUG } from "../bounds.ts";
import { id } from "../fields.ts";

export const categorySlug = z.string().max(60).regex(CATEGORY_SLUG);

export const category = z.object({
  id,
  slug: categorySlug,
  name: z.object({ fr: z.string(), en: z.string() }),
});
export type Category = z.infer<typeof category>;

export const categoryList = z.object({ items: z.array(category), nextCursor: z.null() });
