import type { FastifyInstance, FastifyRequest } from "fastify";

/**
 * Addresses that search engines may list: the programme and its events, what is said of accessibility, and the files and pictures that show them. All else is a page of a booking,
 * of the device's bookings or of staff, or an answer for programs.
 */
const LISTED =
  /^\/(?:events\/|accessibility(?:\?|$)|assets\/|images\/|og\/|[\w-]+\.(?:svg|png|js|txt|xml)(?:\?|$)|\?|$)/;

export function isListed({ url }: Pick<FastifyRequest, "url">): boolean {
  return LISTED.test(url);
}

/** Asks search engines not to list what they come upon. Not by robots.txt: what may not be fetched is listed by its address alone. */
export function hideFromSearch(app: FastifyInstance, isHidden: (request: FastifyRequest) => boolean): void {
  app.addHook("onRequest", (request, reply, done) => {
    if (isHidden(request)) reply.header("x-robots-tag", "noindex, nofollow");
    done();
  });
}
