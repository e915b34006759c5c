import {
  type AppRouter,
  acceptJsonText,
  appRouter,
  createContext,
  errorIdOf,
  failureOf,
  GUEST,
  type ImageWorkshop,
  messageOf,
  negotiateLocale,
  problemOf,
  type Services,
} from "@guichet/api/server";
import type { TRPCError } from "@trpc/server";
import { fastifyRequestHandler } from "@trpc/server/adapters/fastify";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { actorOfLogin } from "./actors.ts";
import { registerHealth } from "./health/health.ts";
import { createHttpServer, type HttpServerOptions } from "./http-server.ts";
import { serveImages } from "./images/image-pages.ts";
import { acceptImages } from "./images/image-upload.ts";
import { type InstallableOptions, serveInstallable } from "./installable/serve-installable.ts";
import { acceptAttendees } from "./lists/attendee-import.ts";
import { registerExports } from "./lists/exports.ts";
import { isStream } from "./live/live-path.ts";
import { registerLive } from "./live/stream-routes.ts";
import { registerAuth } from "./login/auth-routes.ts";
import { browserOf } from "./login/request-browser.ts";
import type { StaffLogin } from "./login/staff-login.ts";
import { serveEventCards } from "./og/event-cards.ts";
import { registerPublicPages } from "./pages/public-pages.ts";
import { registerSitemap } from "./pages/sitemap.ts";
import { limitRequests } from "./rate-limit/limit-requests.ts";
import type { RequestLimits } from "./rate-limit/request-limits.ts";
import { replyWithPage, wantsPage } from "./rate-limit/too-often-page.ts";
import { sourceOf } from "./requests/request-source.ts";
import { ownOrigins, requireSameOrigin } from "./requests/same-origin.ts";
import { hideFromSearch, isListed } from "./search-engines.ts";
import { compressAnswers, serveStaticFiles } from "./static-files.ts";
import { refuseOnWeb } from "./trpc-refusal.ts";

export interface WebAppOptions extends HttpServerOptions, InstallableOptions {
  readonly services: Services;
  readonly login: StaffLogin;
  readonly limits: RequestLimits;
  readonly publicUrl: string;
  readonly webPort: number;
  readonly images: ImageWorkshop;
}

/** Most calls in one request; the client asks for no more. */
const MAX_BATCH = 10;

/** When to come back, as REST says it: of several calls in one request, the longest time. */
function retryAfter(errors: readonly TRPCError[]): { headers?: Headers } {
  const seconds = errors.map((error) => problemOf(error, "en").retryAfterSeconds ?? 0);
  const longest = Math.max(0, ...seconds);
  return longest === 0 ? {} : { headers: new Headers({ "retry-after": String(longest) }) };
}

/** Tells the audit log whose login another site tried to use. It is refused whether or not the database can say. */
async function noteForeign({ services, login }: WebAppOptions, request: FastifyRequest): Promise<void> {
  try {
    const actor = await actorOfLogin(login, request);
    if (actor.type !== "staff") return;
    const origin = { actor, source: sourceOf(request), now: services.now };
    services.auditNotes.refused(origin, { action: "request.from-another-site", reason: "forbidden" });
  } catch (error) {
    request.log.warn({ err: error }, "a request from another site was refused, and not noted");
  }
}

/** The web port: both interfaces, and what they talk to. */
export async function createWebApp(options: WebAppOptions): Promise<FastifyInstance> {
  const { services, login, limits, lifecycle, images, dist } = options;
  const app = await createHttpServer(options, { shows: "interfaces" });
  // Before anything that may refuse: a refusal, too, is found under a booking's address.
  hideFromSearch(app, (request) => !isListed(request));
  limitRequests(app, {
    limits,
    refuse: (refusal, request, reply) =>
      wantsPage(request) ? replyWithPage(refusal, request, reply) : refuseOnWeb(refusal, request, reply),
  });
  requireSameOrigin(app, {
    trusted: ownOrigins(options),
    isHttps: options.isHttps,
    onForeign: (request) => noteForeign(options, request),
  });
  const contextOf = async (request: FastifyRequest, reply: FastifyReply) => {
    const actor = await actorOfLogin(login, request);
    const locale = negotiateLocale(request.headers["accept-language"]);
    const browser = browserOf(login, request, reply);
    return createContext(services, { actor, locale, source: sourceOf(request), browser });
  };
  registerHealth(app, services.database, lifecycle);
  await compressAnswers(app);
  const answerPage = registerPublicPages(app, services, dist);
  if (answerPage === null) app.log.warn(`no interface has been built in ${dist}`);
  await serveStaticFiles(app, dist, answerPage);
  registerSitemap(app, services);
  if (answerPage !== null) serveInstallable(app, options);
  registerAuth(app, { services, login });
  serveImages(app, images.files);
  serveEventCards(app, {
    files: images.files,
    contextOf: (request) => createContext(services, { actor: GUEST, locale: "fr", source: sourceOf(request) }),
  });
  await acceptImages(app, { ...images, createContext: contextOf });
  registerExports(app, { createContext: contextOf });
  registerLive(app, { services, createContext: contextOf });
  await acceptAttendees(app, { createContext: contextOf });
  await app.register(async (scope) => {
    // Not tRPC's own plugin: it takes forms too, and text in any encoding.
    acceptJsonText(scope);
    scope.route<{ Params: { path: string } }>({
      method: ["GET", "POST"],
      url: "/trpc/:path",
      handler: (request, reply) => {
        // A stream has its own path, and no other way to ask for it.
        if (isStream(request.params.path)) return refuseOnWeb(failureOf("method-not-allowed"), request, reply);
        return fastifyRequestHandler<AppRouter, FastifyRequest, FastifyReply>({
          req: request,
          res: reply,
          path: request.params.path,
          router: appRouter,
          maxBatchSize: MAX_BATCH,
          createContext: ({ req, res }) => contextOf(req, res),
          responseMeta: ({ errors }) => retryAfter(errors),
          onError: ({ error, path, req }) => {
            const { status } = problemOf(error, "en");
            if (status === 500)
              req.log.error({ err: error, procedure: path, errorId: errorIdOf(error) }, "unexpected error");
            if (status === 503) req.log.warn({ why: messageOf(error), procedure: path }, "answered 503");
          },
        });
      },
    });
  });
  return app;
}
