import type { RequestBrowser } from "@guichet/api/server";
import type { FastifyReply, FastifyRequest } from "fastify";
import type { StaffLogin } from "./staff-login.ts";

/** The browser that a request came from, by its cookies. */
export function browserOf(
  { cookies, knownBrowsers }: Pick<StaffLogin, "cookies" | "knownBrowsers">,
  request: FastifyRequest,
  reply: FastifyReply,
): RequestBrowser {
  return {
    knownTo: (email) => knownBrowsers.read(cookies.readBrowser(request), email),
    giveToken: (token) => cookies.setToken(reply, token),
  };
}
