import { createHmac, hkdfSync, randomBytes, timingSafeEqual } from "node:crypto";

/**
 * Browsers that somebody has signed in with, each by a cookie that only we can make ("device cookies" of OWASP). It lets nobody in; it
 * only keeps apart whose failures are counted.
 */
export interface KnownBrowsers {
  /** A new cookie's value, for the account of an address in lower case. */
  issue(email: string): string;
  /** Names the browser; null when this account has not signed in with it, or too long ago. */
  read(value: string | null, email: string): string | null;
}

/** How long a browser is known after a sign-in: whoever finds an old one has no attempts of their own with it. */
export const BROWSER_KNOWN_MS = 90 * 24 * 60 * 60 * 1000;

/** Random name, seconds since 1970 at which it was issued, signature of both and of the address. */
const VALUE = /^([A-Za-z0-9_-]{22})\.(\d{10})\.([A-Za-z0-9_-]{43})$/;

/** @param secret that of the instance: from it a key of its own is derived */
export function createKnownBrowsers(secret: string, now: () => Date): KnownBrowsers {
  const key = Buffer.from(hkdfSync("sha256", secret, "", "guichet known browsers 2", 32));
  const sign = (browser: string, issued: string, email: string) =>
    createHmac("sha256", key)
      .update(JSON.stringify([browser, issued, email]))
      .digest();
  return {
    issue(email) {
      const browser = randomBytes(16).toString("base64url");
      const issued = String(Math.floor(now().getTime() / 1000));
      return `${browser}.${issued}.${sign(browser, issued, email).toString("base64url")}`;
    },
    read(value, email) {
      const [, browser, issued = "", signature = ""] = VALUE.exec(value ?? "") ?? [];
      if (browser === undefined || now().getTime() - Number(issued) * 1000 >= BROWSER_KNOWN_MS) return null;
      return timingSafeEqual(Buffer.from(signature, "base64url"), sign(browser, issued, email)) ? browser : null;
    },
  };
}
