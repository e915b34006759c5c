import { html } from "./html.ts";
import type { Page } from "./page.ts";
import type { PageRequest } from "./page-request.ts";
import { emptyPage } from "./plain-page.ts";
import { socialTags } from "./social-tags.ts";
import { textsIn } from "./texts.ts";

/** What the interface says of its accessibility (apps/web/src/app/public/AccessibilityPage.tsx): who meets a barrier may have no script. */
export function accessibilityPage({ locale, publicUrl }: PageRequest): Page {
  const t = textsIn(locale);
  const [title, description] = [t("accessibility:title"), t("accessibility:lead")];
  const image = { url: `${publicUrl}/icons/512.png`, width: 512, height: 512 };
  return {
    ...emptyPage(locale),
    title: `${title} · Guichet`,
    description,
    head: socialTags({ locale, title, description, url: `${publicUrl}/accessibility`, image }),
    main: html`<div class="container page-narrow prose"><h1>${title}</h1><p class="lead">${description}</p>
<h2 class="h3 mt-5">${t("accessibility:state.title")}</h2><p>${t("accessibility:state.goal")}</p><p>${t("accessibility:state.checked")}</p><p>${t("accessibility:state.unchecked")}</p>
<h2 class="h3 mt-5">${t("accessibility:limits.title")}</h2><ul class="d-grid gap-2">
<li>${t("accessibility:limits.texts")}</li><li>${t("accessibility:limits.hold")}</li><li>${t("accessibility:limits.live")}</li>
<li>${t("accessibility:limits.dates")}</li><li>${t("accessibility:limits.script")}</li>
</ul><h2 class="h3 mt-5">${t("accessibility:report.title")}</h2><p>${t("accessibility:report.whom")}</p><p>${t("accessibility:report.what")}</p></div>`,
  };
}
