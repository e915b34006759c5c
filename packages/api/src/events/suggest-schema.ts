import { z } from "zod";
import { category } from "../categories/schema.ts";
import { instantOut, line } from "../fields.ts";

/** What somebody may be about to type. */
export const suggestInput = z.strictObject({ q: line(100) });

export const suggestion = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("event"),
    slug: z.string(),
    title: z.string(),
    city: z.string(),
    timeZone: z.string(),
    startsAt: instantOut.nullable(),
  }),
  z.object({ kind: z.literal("venue"), name: z.string(), city: z.string() }),
  z.object({ kind: z.literal("city"), name: z.string() }),
  z.object({ kind: z.literal("category"), slug: category.shape.slug, name: category.shape.name }),
]);
export type Suggestion = z.infer<typeof suggestion>;

export const suggestions = z.object({ items: z.array(suggestion) });
