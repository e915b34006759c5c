import {
  type Context,
  type EventDetail,
  getEvent,
  type ImageFiles,
  isLocale,
  type Locale,
  listSessions,
  momentText,
  unwrap,
} from "@guichet/api/server";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { PICTURE_HEADERS } from "../images/image-pages.ts";
import { createTurns } from "../images/turns.ts";
import { drawCard } from "./draw-card.ts";
import { createKeptAnswers } from "./kept-answers.ts";

export interface EventCardsOptions {
  readonly files: Pick<ImageFiles, "read">;
  /** A guest's: cards are public. */
  readonly contextOf: (request: FastifyRequest) => Context;
}

/** Whoever asks with the version of the event in the address gets the new card at once after a change. */
const AN_HOUR = "public, max-age=3600";

/**
 * The card of a published event for those who share its address (Open Graph): `/og/events/{slug}.jpg?lang=fr|en&v=3`, of which `v` is for
 * caches alone. Drawn one at a time, once for all who ask, and kept in memory as long as nothing on it has changed.
 */
export function serveEventCards(app: FastifyInstance, { files, contextOf }: EventCardsOptions): void {
  const turns = createTurns({ atOnce: 1, waiting: 32 });
  const kept = createKeptAnswers<Buffer>(64);
  app.get<{ Params: { slug: string }; Querystring: { lang?: unknown } }>(
    "/og/events/:slug.jpg",
    async (request, reply) => {
      const { lang } = request.query;
      const locale: Locale = typeof lang === "string" && isLocale(lang) ? lang : "fr";
      const context = contextOf(request);
      const event = unwrap(await getEvent(context, request.params.slug));
      const facts = await factsOf(context, event, locale);
      const card = await kept.read(`${event.id} ${event.version} ${facts}`, () =>
        turns.run(async () =>
          drawCard({
            eventId: event.id,
            categorySlugs: event.categories.map(({ slug }) => slug),
            title: event.title,
            facts,
            photo: event.image === null ? null : await files.read(event.image.fallback.url.replace("/images/", "")),
          }),
        ),
      );
      return reply.headers(PICTURE_HEADERS).header("cache-control", AN_HOUR).type("image/jpeg").send(card);
    },
  );
}

/** « samedi 28 novembre 2026, 20:30 · Lyon », of the next date that takes place. */
async function factsOf(context: Context, event: EventDetail, locale: Locale): Promise<string> {
  const { items } = unwrap(await listSessions(context, event.id));
  const now = context.now().toISOString();
  const next = items.find(({ status, startsAt }) => status === "SCHEDULED" && startsAt > now);
  return next === undefined ? event.city : `${momentText(next.startsAt, event.timeZone, locale)} · ${event.city}`;
}
