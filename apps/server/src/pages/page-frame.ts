import type { Locale } from "@guichet/api/server";
import { type Html, html } from "./html.ts";
import { textsIn } from "./texts.ts";

/** What surrounds every public page, with the classes of the interface (apps/web/src/app/public/PublicLayout.tsx), which soon takes its place. */
export function pageFrame(locale: Locale, main: Html): Html {
  const t = textsIn(locale);
  return html`<div class="shell" data-before-script>
<a class="skip-link" href="#content">${t("common:skipToContent")}</a>
<header class="site-head"><div class="container site-head-row">
<a href="/" class="plain" aria-label="${t("public:nav.home")}"><span class="logo"><img src="/favicon.svg" width="32" height="32" alt="" /><span>Guichet</span></span></a>
<nav class="site-nav"><a href="/" class="plain">${t("public:nav.events")}</a><a href="/my-bookings" class="plain">${t("public:nav.myBookings")}</a></nav>
</div></header>
<main id="content" tabindex="-1">${main}<noscript><p class="container">${t("page:scriptNeeded")}</p></noscript></main>
</div>`;
}
