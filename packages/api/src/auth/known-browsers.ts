import { createHmac, hkdfSync, randomBytes, timingSafeEqual } from "node:crypto";

/**
 * Browsers that somebody has signed in with, each by a cookie that only we can make ("device cookies" of OWASP). It lets nobody in; it
 * only keeps apart whose failures are counted.
 */
export interface KnownBrowsers {
  /** A new cookie's value, for the account of an address in lower case. */
  issue(email: string): string;
  /** Names the browser; null when this account has not signed in with it. */
  read(value: string | null, email: string): string | null;
}

const VALUE = /^([A-Za-z0-9_-]{22})\.([A-Za-z0-9_-]{43})$/;

/** @param secret that of the instance: from it a key of its own is derived */
export function createKnownBrowsers(secret: string): KnownBrowsers {
  const key = Buffer.from(hkdfSync("sha256", secret, "", "guichet known browsers 1", 32));
  const sign = (browser: string, email: string) =>
    createHmac("sha256", key)
      .update(JSON.stringify([browser, email]))
      .digest();
  return {
    issue(email) {
      const browser = randomBytes(16).toString("base64url");
      return `${browser}.${sign(browser, email).toString("base64url")}`;
    },
    read(value, email) {
      const [, browser, signature = ""] = VALUE.exec(value ?? "") ?? [];
      if (browser === undefined) return null;
      return timingSafeEqual(Buffer.from(signature, "base64url"), sign(browser, email)) ? browser : null;
    },
  };
}
