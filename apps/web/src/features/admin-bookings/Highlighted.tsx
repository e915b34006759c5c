import { Fragment } from "react";
import { highlightParts } from "./highlight-parts.ts";

/** A text in which what was searched for stands out. */
export function Highlighted({ text, query }: { text: string; query: string | undefined }) {
  if (query === undefined) return text;
  return highlightParts(text, query).map((part, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a text stay where they are
    <Fragment key={index}>{part.isMatch ? <mark>{part.text}</mark> : part.text}</Fragment>
  ));
}
