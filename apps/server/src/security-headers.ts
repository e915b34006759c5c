import helmet from "@fastify/helmet";
import type { FastifyInstance } from "fastify";

/** Everything from our own origin, nothing inline; pictures of events from any https address. */
export const CONTENT_SECURITY_POLICY = {
  defaultSrc: ["'self'"],
  imgSrc: ["'self'", "https:", "data:"],
  objectSrc: ["'none'"],
  baseUri: ["'none'"],
  formAction: ["'self'"],
  frameAncestors: ["'none'"],
} as const;

/** Sets the headers that limit what a browser does with our answers. */
export async function addSecurityHeaders(app: FastifyInstance, { isHttps }: { isHttps: boolean }): Promise<void> {
  const directives = Object.fromEntries(
    Object.entries(CONTENT_SECURITY_POLICY).map(([name, list]) => [name, [...list]]),
  );
  await app.register(helmet, {
    contentSecurityPolicy: { useDefaults: false, directives },
    // Without https it would be ignored, or lock people out of http://localhost.
    hsts: isHttps ? { maxAge: 31_536_000 } : false,
    referrerPolicy: { policy: "no-referrer" },
    xFrameOptions: { action: "deny" },
    // A program's own page may read what CORS_ORIGINS lets it; a page may show nothing of ours as its own.
    crossOriginResourcePolicy: { policy: "same-origin" },
  });
}
