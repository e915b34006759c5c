import { LANGUAGE_TAGS, type Locale } from "@guichet/api/server";
import { type Html, html } from "./html.ts";

interface Shared {
  readonly locale: Locale;
  readonly title: string;
  readonly description: string;
  /** The one address of the page, whatever leads to it. */
  readonly url: string;
  readonly image: { readonly url: string; readonly width: number; readonly height: number };
}

/** What other sites show of a page that is shared there (https://ogp.me, and the card of X), and its one address for search engines. */
export function socialTags({ locale, title, description, url, image }: Shared): Html {
  const property = (name: string, content: string | number) =>
    html`<meta property="og:${name}" content="${content}" />`;
  return html`<link rel="canonical" href="${url}" />${property("site_name", "Guichet")}${property("type", "website")}${property("title", title)}${property("description", description)}${property("url", url)}${property("locale", LANGUAGE_TAGS[locale].replace("-", "_"))}${property("image", image.url)}${property("image:width", image.width)}${property("image:height", image.height)}<meta name="twitter:card" content="summary_large_image" />`;
}
