import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { createCaller, createContext, GUEST, negotiateLocale, problemOf, type Services } from "@guichet/api/server";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { isListed } from "../search-engines.ts";
import type { AnswerPage } from "../static-files.ts";
import { accessibilityPage } from "./accessibility-page.ts";
import { eventPage } from "./event-page.ts";
import { homePage } from "./home-page.ts";
import type { Page } from "./page.ts";
import type { PageRequest } from "./page-request.ts";
import { emptyPage, missingPage } from "./plain-page.ts";
import { createRenderedPages, type RenderedPage } from "./rendered-pages.ts";
import { createShell } from "./shell.ts";

/** Longer than that nobody waits for a page: the interface asks by itself, and says what is wrong. */
const PATIENCE_MS = 1_500;

const ASK_EACH_TIME = "no-cache";
/** The address of a booking is its key: nothing on the way, nor the disk of a shared computer, keeps what it led to. */
const NEVER = "no-store";

/**
 * The pages of the public interface, with their first answers in them: browsers need no second trip for what they show first, and
 * programs that run no script read what there is.
 * @param dist folder of the built interfaces
 * @returns how to answer for any address of a page; null when nothing has been built, as in development
 */
export function registerPublicPages(app: FastifyInstance, services: Services, dist: string): AnswerPage | null {
  const file = join(dist, "index.html");
  if (!existsSync(file)) return null;
  const render = createRenderedPages(createShell(readFileSync(file, "utf8")));

  /** @param key what the page depends on, besides its answers */
  async function send(request: FastifyRequest, reply: FastifyReply, make: Make, key: string): Promise<FastifyReply> {
    const locale = negotiateLocale(request.headers["accept-language"]);
    const asked: PageRequest = {
      ask: createCaller(createContext(services, { actor: GUEST, locale })),
      locale,
      publicUrl: services.publicUrl,
      isFiltered: request.url.includes("?"),
      now: services.now(),
    };
    const page = await inTime(make(asked), request, locale);
    return replyWith(render(`${locale} ${key}`, page), request, reply);
  }

  app.get("/", (request, reply) => send(request, reply, homePage, request.url.includes("?") ? "/?" : "/"));
  app.get<{ Params: { slug: string } }>("/events/:slug", (request, reply) => {
    const { slug } = request.params;
    return send(request, reply, (asked) => eventPage(asked, slug), `event ${slug}`);
  });
  app.get("/accessibility", (request, reply) => send(request, reply, accessibilityPage, "accessibility"));
  for (const path of ["/bookings/:id", "/my-bookings", "/offline"]) {
    app.get(path, (request, reply) => send(request, reply, ({ locale }) => emptyPage(locale), "interface"));
  }
  return (request, reply) => send(request, reply, ({ locale }) => missingPage(locale, "page"), "missing");
}

type Make = (asked: PageRequest) => Page | Promise<Page>;

/** The page, or one without answers when they do not come: the interface asks again, and tells its visitor. */
async function inTime(page: Page | Promise<Page>, request: FastifyRequest, locale: Page["locale"]): Promise<Page> {
  const timeout = new AbortController();
  const tooLate = wait(PATIENCE_MS, emptyPage(locale), { signal: timeout.signal, ref: false });
  tooLate.catch(() => {});
  try {
    return await Promise.race([page, tooLate]);
  } catch (error) {
    // Not there, or an address that no event can have.
    if (problemOf(error, locale).status < 500) return missingPage(locale, "event");
    request.log.warn({ err: error }, "a page was sent without its answers");
    return emptyPage(locale);
  } finally {
    timeout.abort();
  }
}

function replyWith({ status, body, etag }: RenderedPage, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const isKept = status === 200 && isListed(request);
  reply.header("cache-control", isKept ? ASK_EACH_TIME : NEVER).header("vary", "Accept-Language");
  if (isKept) {
    reply.header("etag", etag);
    if (request.headers["if-none-match"] === etag) return reply.status(304).send();
  }
  return reply.status(status).type("text/html; charset=utf-8").send(body);
}
