import { z } from "zod";
import { id } from "../fields.ts";

/** One size of a picture. `url` is a path of whichever server was asked: both ports have it. */
export const imageSource = z.object({ url: z.string(), width: z.int(), height: z.int() });

/** A picture that was uploaded, in all its sizes. */
export const image = z.object({
  id,
  /** Of its largest size, in pixels. */
  width: z.int(),
  height: z.int(),
  /** The dominant one, as `#rrggbb`: shown until the picture is there. */
  color: z.string(),
  /** WebP, the narrowest first. */
  sources: z.array(imageSource),
  /** JPEG, for programs that know no other. */
  fallback: imageSource,
});
export type Image = z.infer<typeof image>;
