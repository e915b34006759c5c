import { text } from "../fields.ts";
import { isEasilyRendered, MOST_CHARACTERS } from "./description-bounds.ts";

/** What an event is about, in Markdown. */
export const description = text(MOST_CHARACTERS).refine(isEasilyRendered, { error: "markdown-too-intricate" });
