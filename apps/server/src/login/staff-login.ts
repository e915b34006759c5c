import { createKnownBrowsers, type KnownBrowsers, type LoginServices } from "@guichet/api/server";
import type { Database } from "@guichet/db";
import type { Env } from "../settings/env.ts";
import { createLoginCookies, type LoginCookies } from "./login-cookies.ts";

/** How staff sign in and are known again. */
export interface StaffLogin extends LoginServices {
  readonly cookies: LoginCookies;
  readonly knownBrowsers: KnownBrowsers;
}

export interface StaffLoginMeans {
  readonly database: Database;
  readonly now: () => Date;
  readonly secret: string;
}

export function createStaffLogin(env: Env, { database, now, secret }: StaffLoginMeans): StaffLogin {
  return {
    database,
    now,
    ownerTwoFactor: env.ownerTwoFactor,
    cookies: createLoginCookies({ isHttps: env.publicUrl.startsWith("https:") }),
    knownBrowsers: createKnownBrowsers(secret, now),
  };
}
