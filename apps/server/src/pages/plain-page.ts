import type { Locale } from "@guichet/api/server";
import { html } from "./html.ts";
import type { Page } from "./page.ts";
import { textsIn } from "./texts.ts";

/** A page that only the interface can fill: of a booking, of this device's bookings, or of what could not be read in time. */
export function emptyPage(locale: Locale): Page {
  const t = textsIn(locale);
  const head = html``;
  return { status: 200, locale, title: "Guichet", description: t("page:description"), head, main: html``, answers: [] };
}

/** For an address that leads nowhere, with the status that says so to programs. */
export function missingPage(locale: Locale, what: "event" | "page"): Page {
  const t = textsIn(locale);
  const heading = t(`public:notFound.${what}.title`);
  return {
    ...emptyPage(locale),
    status: 404,
    title: `${heading} · Guichet`,
    main: html`<div class="container py-4"><h1>${heading}</h1><p>${t(`public:notFound.${what}.detail`)}</p><p><a href="/">${t("public:notFound.home")}</a></p></div>`,
  };
}
