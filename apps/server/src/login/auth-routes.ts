import {
  checkPassword,
  endLogin,
  failureOf,
  finishSignIn,
  issueSignInChallenge,
  type NewLogin,
  networkOf,
  type Services,
  signInCodeInput,
  signInInput,
  startLogin,
  unwrap,
} from "@guichet/api/server";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { sourceOf } from "../requests/request-source.ts";
import { browserOf } from "./request-browser.ts";
import type { StaffLogin } from "./staff-login.ts";

export interface AuthRoutes {
  readonly services: Services;
  readonly login: StaffLogin;
}

/** The doors in and out, under /api/auth: whoever comes by them has no login yet, or has none any more. */
export function registerAuth(app: FastifyInstance, { services, login }: AuthRoutes): void {
  app.post("/api/auth/sign-in/email", async (request, reply) => {
    const input = signInInput.parse(request.body);
    const source = sourceOf(request);
    const browser = browserOf(login, request, reply).knownTo(input.email);
    const network = source.address === null ? null : networkOf(source.address);
    const account = unwrap(await checkPassword(services, input, { source, network, browser }));
    if (account.twoFactorEnabled) {
      login.cookies.setChallenge(reply, unwrap(await issueSignInChallenge(services, account)));
      return { signedIn: false, secondFactor: true };
    }
    return signIn({ request, reply, login }, { ...account, credentials: account, with: ["password"] });
  });

  app.post("/api/auth/sign-in/code", async (request, reply) => {
    const { code } = signInCodeInput.parse(request.body);
    const token = login.cookies.readChallenge(request);
    if (token === null) throw failureOf("sign-in-over");
    const { holder, kind, credentials } = unwrap(
      await finishSignIn(services, { token, code, source: sourceOf(request) }),
    );
    login.cookies.clearChallenge(reply);
    const { id: userId, name, email } = holder;
    return signIn({ request, reply, login }, { userId, name, email, credentials, with: ["password", kind] });
  });

  app.post("/api/auth/sign-out", async (request, reply) => {
    const token = login.cookies.readToken(request);
    if (token !== null) await endLogin(login, { token, source: sourceOf(request) });
    login.cookies.clearToken(reply);
    return { signedIn: false };
  });
}

interface Exchange {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly login: StaffLogin;
}

/** The last step, whatever came before: somebody has given all that it takes. */
async function signIn(
  { request, reply, login }: Exchange,
  user: NewLogin["user"] & Pick<NewLogin, "with" | "credentials"> & { readonly email: string },
): Promise<{ signedIn: true }> {
  const { cookies, knownBrowsers } = login;
  const started = await startLogin(login, {
    user,
    with: user.with,
    credentials: user.credentials,
    previousToken: cookies.readToken(request),
    source: sourceOf(request),
  });
  const token = unwrap(started);
  cookies.setToken(reply, token);
  cookies.setBrowser(reply, knownBrowsers.issue(user.email));
  return { signedIn: true };
}
