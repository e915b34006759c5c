import { refuse } from "@guichet/api/server";
import type { FastifyInstance, FastifyRequest } from "fastify";

export interface SameOriginOptions {
  /** Origins that are ours whatever the Host header says. */
  readonly trusted: readonly string[];
  readonly isHttps: boolean;
  /** Told of a change that another site asked for, before it is refused. */
  readonly onForeign: (request: FastifyRequest) => Promise<void>;
}

/** Names that a browser takes for its own machine, whatever stands before `localhost`. */
const LOCAL_NAMES = /^((.+\.)?localhost|127(\.\d+){3}|\[::1\])$/;

/**
 * The origin of the public address; those of this machine only where that is one: on a visitor's machine anything may answer at
 * `http://localhost`.
 */
export function ownOrigins({ publicUrl, webPort }: { publicUrl: string; webPort: number }): string[] {
  const { origin, hostname } = new URL(publicUrl);
  if (!LOCAL_NAMES.test(hostname)) return [origin];
  return [origin, `http://localhost:${webPort}`, `http://127.0.0.1:${webPort}`];
}

/**
 * Refuses changes that another site's page asks for with our visitor's cookie (CSRF): whatever changes something must be
 * JSON, or a picture or table where those go, none of which a form can send, and come from our own pages. SameSite=Strict (login-cookies.ts) is the first
 * line, this the second.
 */
export function requireSameOrigin(app: FastifyInstance, options: SameOriginOptions): void {
  app.addHook("onRequest", async (request, reply) => {
    if (["GET", "HEAD", "OPTIONS"].includes(request.method)) return;
    if (!isSameOrigin(request, options)) {
      await options.onForeign(request);
      return refuse("forbidden", request, reply);
    }
    const type = request.headers["content-type"];
    if (type !== undefined && !isTakenHere(type, request)) {
      return refuse("unsupported-media-type", request, reply);
    }
  });
}

function isTakenHere(type: string, { url }: FastifyRequest): boolean {
  if (/^\/images\/?(\?|$)/.test(url)) return /^image\/[a-z+.-]+$/i.test(type);
  if (/^\/imports\//.test(url)) return /^text\/csv$/i.test(type);
  return /^application\/json\s*(;|$)/i.test(type);
}

/**
 * Browsers send Origin with every change. Without it, and with a cookie, somebody hides where the request is from. Where the site is
 * HTTPS, its name by HTTP is not ours: whoever is between may answer there.
 */
function isSameOrigin({ headers }: FastifyRequest, { trusted, isHttps }: SameOriginOptions): boolean {
  const { origin, host, cookie } = headers;
  if (origin !== undefined) {
    if (trusted.includes(origin)) return true;
    const url = URL.parse(origin);
    return url !== null && url.host === host && (!isHttps || url.protocol === "https:");
  }
  const site = headers["sec-fetch-site"];
  if (site !== undefined) return site === "same-origin";
  return cookie === undefined;
}
