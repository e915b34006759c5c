import { MIN_PASSWORD_LENGTH, type Passwords } from "@guichet/api/server";
import type { Database } from "@guichet/db";
import { betterAuth } from "better-auth";
import { prismaAdapter } from "better-auth/adapters/prisma";
import { admin } from "better-auth/plugins";
import { v7 as uuidv7 } from "uuid";
import { noteTroubles } from "./login-troubles.ts";

export interface AuthOptions {
  readonly database: Database;
  readonly passwords: Passwords;
  /** At least 32 characters; signs the cookies. */
  readonly secret: string;
  readonly publicUrl: string;
  readonly trustedOrigins: (host: string | null) => string[];
  readonly log: (level: "error" | "warn", message: string) => void;
}

/** Of the client, as Fastify sees it: the bridge sets it and nobody else can. */
export const ADDRESS_HEADER = "x-guichet-address";
export const AUTH_PATH = "/api/auth";
const COOKIE_PREFIX = "guichet";

export type Auth = ReturnType<typeof createAuth>;

/** Staff login: e-mail and password (Argon2id), a cookie that scripts cannot read. Nobody signs up by themselves. */
export function createAuth({ database, passwords, secret, publicUrl, trustedOrigins, log }: AuthOptions) {
  return betterAuth({
    appName: "Guichet",
    baseURL: publicUrl,
    basePath: AUTH_PATH,
    secret,
    database: prismaAdapter(noteTroubles(database.writer), { provider: "mysql" }),
    user: { modelName: "User" },
    session: { modelName: "AuthSession" },
    account: { modelName: "AuthAccount" },
    verification: { modelName: "AuthVerification" },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: MIN_PASSWORD_LENGTH,
      maxPasswordLength: 128,
      password: {
        hash: (password) => passwords.hash(password),
        verify: ({ hash, password }) => passwords.verify(hash, password),
      },
    },
    // An account that comes about in any way but ours (staff-accounts.ts) may do nothing.
    plugins: [admin({ defaultRole: "none" })],
    rateLimit: { enabled: true, storage: "memory", customRules: { "/sign-in/email": { window: 60, max: 10 } } },
    trustedOrigins: async (request) => trustedOrigins(request?.headers.get("host") ?? null),
    advanced: {
      cookiePrefix: COOKIE_PREFIX,
      useSecureCookies: publicUrl.startsWith("https:"),
      defaultCookieAttributes: { httpOnly: true, sameSite: "lax" },
      database: { generateId: () => uuidv7() },
      ipAddress: { ipAddressHeaders: [ADDRESS_HEADER] },
    },
    telemetry: { enabled: false },
    logger: {
      level: "warn",
      log: (level, message) => log(level === "error" ? "error" : "warn", message),
    },
  });
}

/** Whether a request could be somebody's who signed in: spares a query for everybody else. */
export function hasLoginCookie(cookie: string | undefined): boolean {
  return cookie?.includes(`${COOKIE_PREFIX}.session_token=`) ?? false;
}
