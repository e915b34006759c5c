import { amountText, listInputOf, momentText, type RouterInputs, type RouterOutputs } from "@guichet/api/server";
import { dataBlock, type Html, html } from "./html.ts";
import type { Page } from "./page.ts";
import type { PageRequest } from "./page-request.ts";
import { socialTags } from "./social-tags.ts";
import { programmeData } from "./structured-data.ts";
import { textsIn } from "./texts.ts";

type EventCard = RouterOutputs["events"]["list"]["items"][number];

/** What the interface asks for at the address without filters, at whatever time and place. */
const WITHOUT_FILTERS: RouterInputs["events"]["list"] = listInputOf({}, { now: new Date(0), timeZone: "UTC" });

/** The programme. Its address without filters stands for all others: with them it is the same page, narrowed down. */
export async function homePage({ ask, locale, publicUrl, isFiltered }: PageRequest): Promise<Page> {
  const t = textsIn(locale);
  const [events, categories] = await Promise.all([ask.events.list(WITHOUT_FILTERS), ask.categories.list()]);
  const image = { url: `${publicUrl}/icons/512.png`, width: 512, height: 512 };
  const title = `${t("public:nav.events")} · Guichet`;
  const shared = { locale, title: "Guichet", description: t("page:description"), url: `${publicUrl}/`, image };
  return {
    status: 200,
    locale,
    title,
    description: t("page:description"),
    head: html`${socialTags(shared)}${dataBlock("application/ld+json", null, programmeData(publicUrl, events.items))}`,
    main: homeMain(isFiltered ? [] : events.items, locale),
    answers: [
      { procedure: "categories.list", input: undefined, data: categories },
      ...(isFiltered ? [] : [{ procedure: "events.list", input: WITHOUT_FILTERS, data: events } as const]),
    ],
  };
}

function homeMain(events: readonly EventCard[], locale: Page["locale"]): Html {
  const t = textsIn(locale);
  return html`<div class="hero"><div class="container"><h1 class="hero-title">${t("public:catalogue.heading")}</h1><p class="hero-lead">${t("public:catalogue.lead")}</p></div></div>
<div class="container py-4"><div class="card-grid">${events.map((event) => eventCard(event, locale))}</div></div>`;
}

function eventCard(event: EventCard, locale: Page["locale"]): Html {
  const t = textsIn(locale);
  const { nextSession: next, fromPrice: price } = event;
  return html`<article class="event-card surface"><div class="cover"></div><div class="event-card-body">
<p class="event-card-when">${next !== null && html`<time datetime="${next.startsAt}">${momentText(next.startsAt, event.timeZone, locale)}</time>`}</p>
<h2 class="h4"><a class="plain stretched-link" href="/events/${event.slug}">${event.title}</a></h2>
<p class="text-muted mb-0">${event.venue}, ${event.city}</p>
<div class="event-card-foot"><strong class="figures">${price !== null && (price.amount === 0 ? t("common:price.free") : t("common:price.from", { price: amountText(price.amount, price.currency, locale) }))}</strong></div>
</div></article>`;
}
