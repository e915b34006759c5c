import { createHash } from "node:crypto";
import { negotiateLocale, problemOf } from "@guichet/api/server";
import type { TRPCError } from "@trpc/server";
import type { FastifyReply, FastifyRequest } from "fastify";

/** As the load balancer's page "one moment" (deploy/haproxy/answers): to a person both are the same waiting. */
const STYLE = `
body { min-height: 90vh; margin: 0; padding: 1rem; display: grid; place-content: center; text-align: center;
  font: 1.125rem/1.5 ui-sans-serif, system-ui, sans-serif; color: #1c1a22; background: #fbf7f0 }
p { margin: .25rem 0 } small { color: #5e5868; font-size: 1rem }
@media (prefers-color-scheme: dark) { body { color: #f2ede4; background: #16141b } small { color: #a9a2b4 } }
`;

/** The policy of the interfaces allows no style in a page; this one has nothing else. */
const POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${createHash("sha256").update(STYLE).digest("base64")}'`,
  ...["base-uri", "form-action", "frame-ancestors"].map((directive) => `${directive} 'none'`),
].join("; ");

/** Pages that wait together ask again a little apart. */
const SPREAD_SECONDS = 5;

/** Whether somebody opens a page, rather than a program asking for something: a program does not say that it reads HTML. */
export function wantsPage({ method, headers }: Pick<FastifyRequest, "method" | "headers">): boolean {
  return (method === "GET" || method === "HEAD") && (headers.accept ?? "").includes("text/html");
}

/** Tells a person that they asked too often, in both languages, theirs first. The page asks again by itself when it may. */
export function replyWithPage(refusal: TRPCError, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const locale = negotiateLocale(request.headers["accept-language"]);
  const { status, retryAfterSeconds = 60 } = problemOf(refusal, locale);
  return reply
    .status(status)
    .header("retry-after", retryAfterSeconds)
    .header("content-security-policy", POLICY)
    .type("text/html; charset=utf-8")
    .send(pageOf(refusal, locale, retryAfterSeconds + Math.floor(Math.random() * SPREAD_SECONDS)));
}

function pageOf(refusal: TRPCError, locale: ReturnType<typeof negotiateLocale>, refreshSeconds: number): string {
  const own = problemOf(refusal, locale);
  const otherLocale = locale === "fr" ? "en" : "fr";
  const other = problemOf(refusal, otherLocale);
  return `<!doctype html>
<html lang="${locale}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="refresh" content="${refreshSeconds}">
<meta name="color-scheme" content="light dark">
<title>${own.title} – Guichet</title>
<style>${STYLE}</style>
<p>${own.title}.</p>
<p>${own.detail}</p>
<p lang="${otherLocale}"><small>${other.title}. ${other.detail}</small></p>
</html>
`;
}
