import type { LightMyRequestResponse } from "fastify";
import { PUBLIC_URL, type TestProcess } from "./test-process.ts";

export const ADA = { name: "Ada", email: "ada@example.org", password: "correct horse battery" };

export interface Browser {
  /** What the browser sends as Cookie. */
  readonly cookie?: string;
  readonly address?: string;
}

/** Gives an address and a password at the web port. The process must trust one proxy (TRUST_PROXY=1). */
export function signInFrom(
  guichet: TestProcess,
  { email, password }: { readonly email: string; readonly password: string },
  { cookie, address = "192.0.2.1" }: Browser = {},
): Promise<LightMyRequestResponse> {
  return guichet.web.inject({
    method: "POST",
    url: "/api/auth/sign-in/email",
    headers: {
      "content-type": "application/json",
      origin: PUBLIC_URL,
      "x-forwarded-for": address,
      ...(cookie === undefined ? {} : { cookie }),
    },
    payload: JSON.stringify({ email, password }),
  });
}

/** What a browser sends after an answer that set cookies. */
export function cookiesOf({ headers }: LightMyRequestResponse): string {
  return [headers["set-cookie"] ?? []]
    .flat()
    .map((cookie) => cookie.split(";")[0])
    .join("; ");
}

/** Who a cookie is, as the interface asks. */
export async function staffOfCookie(guichet: TestProcess, cookie: string): Promise<{ name: string } | null> {
  const response = await guichet.web.inject({ url: "/trpc/auth.me", headers: { cookie } });
  return response.json<{ result: { data: { staff: { name: string } | null } } }>().result.data.staff;
}
