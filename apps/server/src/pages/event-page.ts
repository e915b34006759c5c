import { amountText, momentText, placeLine, type RouterOutputs } from "@guichet/api/server";
import { micromark } from "micromark";
import { dataBlock, Html, html } from "./html.ts";
import type { Page } from "./page.ts";
import type { PageRequest } from "./page-request.ts";
import { socialTags } from "./social-tags.ts";
import { eventData } from "./structured-data.ts";
import { textsIn } from "./texts.ts";

type EventDetail = RouterOutputs["events"]["get"];
type Session = RouterOutputs["sessions"]["list"]["items"][number];

/** Longest description of a page in a list of search results; what is longer is cut there. */
const LONGEST_DESCRIPTION = 160;
const OG_IMAGE = { width: 1200, height: 630 };

/** The page of an event: what it is, where, and each session with what a seat costs now. @throws when there is no such event */
export async function eventPage({ ask, locale, publicUrl, now }: PageRequest, slug: string): Promise<Page> {
  const input = { id: slug };
  const [event, sessions] = await Promise.all([ask.events.get(input), ask.sessions.list(input)]);
  const url = `${publicUrl}/events/${event.slug}`;
  const image = { ...OG_IMAGE, url: `${publicUrl}/og/events/${event.slug}.jpg?v=${event.version}&lang=${locale}` };
  const title = `${event.title} · Guichet`;
  const description = shortened(event.summary || `${event.title}, ${event.venue}, ${event.city}`);
  const data = eventData({ event, sessions: sessions.items, url, imageUrl: image.url, now });
  return {
    status: 200,
    locale,
    title,
    description,
    head: html`${socialTags({ locale, title: event.title, description, url, image })}${dataBlock("application/ld+json", null, data)}`,
    main: eventMain({ event, sessions: sessions.items, locale, now }),
    answers: [
      { procedure: "events.get", input, data: event },
      { procedure: "sessions.list", input, data: sessions },
    ],
  };
}

interface Shown extends Pick<Page, "locale"> {
  readonly event: EventDetail;
  readonly sessions: readonly Session[];
  readonly now: Date;
}

function eventMain({ event, sessions, locale, now }: Shown): Html {
  const t = textsIn(locale);
  const toCome = sessions.filter(({ startsAt }) => Date.parse(startsAt) > now.getTime());
  const categories = event.categories.map(({ name }) => name[locale]).join(", ");
  return html`<div class="container py-4">
<p><a href="/">${t("public:event.back")}</a></p>
<div class="event-page">
<header class="event-head"><div class="event-cover"><div class="cover"></div></div>
<h1>${event.title}</h1>${event.summary !== "" && html`<p class="lead measure">${event.summary}</p>`}
<dl class="facts"><dt>${t("public:event.place")}</dt><dd>${placeLine(event)}</dd>${categories !== "" && html`<dt>${t("public:event.categories")}</dt><dd>${categories}</dd>`}</dl></header>
<div class="event-booking"><h2 class="h3">${t("public:sessions.title")}</h2>
${toCome.length === 0 ? html`<p class="text-muted">${t("public:sessions.none")}</p>` : html`<ul class="session-rows">${toCome.map((session) => sessionRow(session, event, locale))}</ul>`}</div>
${event.description !== "" && html`<section class="event-about"><h2>${t("public:event.about")}</h2><div class="prose">${written(event.description)}</div></section>`}
</div></div>`;
}

function sessionRow(session: Session, event: EventDetail, locale: Page["locale"]): Html {
  const t = textsIn(locale);
  const { amount, currency } = session.price;
  return html`<li class="session-row"><span class="session-time"><time datetime="${session.startsAt}">${momentText(session.startsAt, event.timeZone, locale)}</time></span>
<span class="session-price">${amount === 0 ? t("common:price.free") : amountText(amount, currency, locale)}</span><span class="session-seats">${t(`common:salesState.${session.salesState}`)}</span>
<span class="session-action">${session.salesState === "open" && html`<a href="/events/${event.slug}?session=${session.id}" rel="nofollow">${t("public:sessions.choose")}</a>`}</span></li>`;
}

/** Pictures of others would tell them who looks; the interface leaves them out too (apps/web/src/components/Markdown.tsx). */
const WITHOUT_PICTURES = { disable: { null: ["labelStartImage"] } };

/** As the interface marks links of organisers: they get no credit from us, and are told nothing. */
const OF_OTHERS = '<a rel="noopener noreferrer nofollow ugc" href=';

/** Headings of a description come below the page's own, as the interface has them. */
const HEADING = /(<\/?h)([1-6])(?=>)/g;
const headingBelow = (_: string, tag: string, level: string) => `${tag}${Math.min(6, Math.max(3, Number(level) + 1))}`;

/** Markdown as HTML. What is HTML in it is shown as text, and addresses other than of the web and of mail lead nowhere: micromark's own defaults. */
function written(markdown: string): Html {
  const rendered = micromark(markdown, { extensions: [WITHOUT_PICTURES] });
  return new Html(rendered.replaceAll("<a href=", OF_OTHERS).replace(HEADING, headingBelow));
}

function shortened(text: string): string {
  return text.length <= LONGEST_DESCRIPTION ? text : `${text.slice(0, LONGEST_DESCRIPTION - 1)}…`;
}
