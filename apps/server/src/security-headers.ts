import helmet from "@fastify/helmet";
import fastify from "fastify";

/** Everything from our own origin, nothing inline; pictures of events from any https address. */
export const CONTENT_SECURITY_POLICY = {
  defaultSrc: ["'self'"],
  imgSrc: ["'self'", "https:", "data:"],
  objectSrc: ["'none'"],
  baseUri: ["'none'"],
  formAction: ["'self'"],
  frameAncestors: ["'none'"],
} as const;

/** Set by the transport for each answer, not by helmet. */
const TRANSPORT_HEADERS: ReadonlySet<string> = new Set(["connection", "content-length", "date", "keep-alive"]);

/**
 * The headers that limit what a browser does with our answers. They are the same for every answer, so helmet is asked once,
 * at the start: as a hook it writes each of them anew, a tenth of the cost of a short answer.
 */
export async function securityHeaders({ isHttps }: { isHttps: boolean }): Promise<Record<string, string>> {
  const directives = Object.fromEntries(
    Object.entries(CONTENT_SECURITY_POLICY).map(([name, list]) => [name, [...list]]),
  );
  const asked = fastify();
  await asked.register(helmet, {
    contentSecurityPolicy: { useDefaults: false, directives },
    // Without https it would be ignored, or lock people out of http://localhost.
    hsts: isHttps ? { maxAge: 31_536_000 } : false,
    // What only browsers of long ago read: each header costs a microsecond or two of every answer.
    ...{ dnsPrefetchControl: false, ieNoOpen: false, permittedCrossDomainPolicies: false, xssFilter: false },
    referrerPolicy: { policy: "no-referrer" },
    xFrameOptions: { action: "deny" },
    // A program's own page may read what CORS_ORIGINS lets it; a page may show nothing of ours as its own.
    crossOriginResourcePolicy: { policy: "same-origin" },
  });
  asked.get("/", (_, reply) => reply.status(204).send());
  const { headers } = await asked.inject("/");
  await asked.close();
  const own = Object.entries(headers).filter(([name]) => !TRANSPORT_HEADERS.has(name));
  return Object.fromEntries(own.map(([name, value]) => [name, String(value)]));
}
