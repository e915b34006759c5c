import { BROWSER_KNOWN_MS, CHALLENGE_MS, LONGEST_LOGIN_MS } from "@guichet/api/server";
import type { FastifyReply, FastifyRequest } from "fastify";

/** The cookies of whoever signs in. Scripts get none of them, and none comes with a request that another site began. */
export interface LoginCookies {
  /** The token of a login, as the browser sent it. */
  readToken(request: FastifyRequest): string | null;
  setToken(reply: FastifyReply, token: string): void;
  clearToken(reply: FastifyReply): void;
  /** What stands for a right password while the second factor is asked for. */
  readChallenge(request: FastifyRequest): string | null;
  setChallenge(reply: FastifyReply, value: string): void;
  clearChallenge(reply: FastifyReply): void;
  /** What shows that somebody signed in with this browser before. */
  readBrowser(request: FastifyRequest): string | null;
  setBrowser(reply: FastifyReply, value: string): void;
}

/** When a login ends sooner, the database says so. */
const TOKEN_SECONDS = LONGEST_LOGIN_MS / 1000;
const CHALLENGE_SECONDS = CHALLENGE_MS / 1000;
const BROWSER_SECONDS = BROWSER_KNOWN_MS / 1000;

/**
 * Over https all are `__Host-`: a browser takes them from this host alone, and over https alone (RFC 6265bis, 4.1.3.2). Strict costs
 * nothing: pages are static, and what they ask for themselves comes from our own site wherever the link to them was.
 */
export function createLoginCookies({ isHttps }: { readonly isHttps: boolean }): LoginCookies {
  const prefix = isHttps ? "__Host-guichet" : "guichet";
  const attributes = `Path=/; HttpOnly; SameSite=Strict${isHttps ? "; Secure" : ""}`;
  const names = { token: `${prefix}.login`, challenge: `${prefix}.second_step`, browser: `${prefix}.browser` };
  const set = (reply: FastifyReply, name: string, { value, seconds }: { value: string; seconds: number }) =>
    reply.header("set-cookie", `${name}=${value}; Max-Age=${seconds}; ${attributes}`);
  return {
    readToken: (request) => readCookie(request, names.token),
    setToken: (reply, value) => void set(reply, names.token, { value, seconds: TOKEN_SECONDS }),
    clearToken: (reply) => void set(reply, names.token, { value: "", seconds: 0 }),
    readChallenge: (request) => readCookie(request, names.challenge),
    setChallenge: (reply, value) => void set(reply, names.challenge, { value, seconds: CHALLENGE_SECONDS }),
    clearChallenge: (reply) => void set(reply, names.challenge, { value: "", seconds: 0 }),
    readBrowser: (request) => readCookie(request, names.browser),
    setBrowser: (reply, value) => void set(reply, names.browser, { value, seconds: BROWSER_SECONDS }),
  };
}

function readCookie({ headers }: FastifyRequest, name: string): string | null {
  for (const pair of headers.cookie?.split(";") ?? []) {
    const [found, value] = pair.split("=", 2);
    if (found?.trim() === name) return value?.trim() ?? null;
  }
  return null;
}
