import {
  type BookingIdMask,
  createBookingIdMask,
  createKnownBrowsers,
  createSecretSeal,
  type KnownBrowsers,
  type LoginServices,
  type SecretSeal,
} from "@guichet/api/server";
import type { Database } from "@guichet/db";
import type { Env } from "./env.ts";
import { createLoginCookies, type LoginCookies } from "./login-cookies.ts";
import { readOrMakeSecret } from "./secret.ts";

/** How staff sign in and are known again. */
export interface StaffLogin extends LoginServices {
  readonly cookies: LoginCookies;
  readonly knownBrowsers: KnownBrowsers;
  readonly secretSeal: SecretSeal;
  readonly bookingIdMask: BookingIdMask;
}

/** @throws the file system's error when the secret cannot be kept */
export function createStaffLogin(
  env: Env,
  { database, now }: { readonly database: Database; readonly now: () => Date },
): StaffLogin {
  const secret = env.secret ?? readOrMakeSecret(env.dataDir);
  return {
    database,
    now,
    ownerTwoFactor: env.ownerTwoFactor,
    cookies: createLoginCookies({ isHttps: env.publicUrl.startsWith("https:") }),
    knownBrowsers: createKnownBrowsers(secret, now),
    secretSeal: createSecretSeal(secret),
    bookingIdMask: createBookingIdMask(secret),
  };
}
