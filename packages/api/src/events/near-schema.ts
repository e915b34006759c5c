import { z } from "zod";
import { eventCard, eventFilter } from "./schema.ts";

/** What comes near what was asked for. */
export const nearInput = z.strictObject(eventFilter);
export type NearInput = z.infer<typeof nearInput>;

/** The filter that was left out. */
export const relaxation = z.enum(["dates", "city", "category", "price", "seats"]);
export type Relaxation = z.infer<typeof relaxation>;

export const nearEvents = z.object({
  groups: z.array(z.object({ without: relaxation, items: z.array(eventCard) })),
});
export type NearEvents = z.infer<typeof nearEvents>;
