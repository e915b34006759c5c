import { offerNewVersion } from "./new-version.ts";

/** Built from src/worker; its scope is the whole site, as its address says. */
const ADDRESS = "/sw.js";
/** The browser itself looks for a newer worker when a page is opened. A page that stays open for days does it from time to time. */
const LOOK_EVERY_MS = 60 * 60_000;

/** Trusted Types, as far as they are used here: not every browser has them, nor does TypeScript. */
interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { createScriptURL(asked: string): string },
  ): { createScriptURL(asked: string): unknown };
}

/**
 * The one address that may become a script (Trusted Types): the server allows this policy by its name, and no other
 * (apps/server/src/security-headers.ts).
 * @throws TypeError for any other
 */
function trusted(address: string): string {
  const allowOurs = (asked: string) => {
    if (asked !== ADDRESS) throw new TypeError("Only the service worker is a script that may be named");
    return asked;
  };
  const policy = (window as { trustedTypes?: TrustedTypes }).trustedTypes?.createPolicy("guichet-worker", {
    createScriptURL: allowOurs,
  });
  // Where the browser knows no such types a string will do: so says the type of `register`, which knows none either.
  return (policy?.createScriptURL(address) ?? allowOurs(address)) as string;
}

/**
 * Starts the worker that keeps the public interface for when there is no network. Only once the page is there: what it keeps is loaded
 * behind what the visitor waits for. Without it (an old browser, plain http, a private window) all works but this.
 */
export function startServiceWorker(): void {
  if (!("serviceWorker" in navigator)) return;
  const workers = navigator.serviceWorker;
  // A first worker is not news; one that takes the place of another came with a new version.
  let hadWorker = workers.controller !== null;
  workers.addEventListener("controllerchange", () => {
    if (hadWorker) offerNewVersion();
    hadWorker = true;
  });
  workers.register(trusted(ADDRESS)).catch((error: unknown) => console.warn("Nothing is kept for offline use", error));
  let lookedAt = Date.now();
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState !== "visible" || Date.now() - lookedAt < LOOK_EVERY_MS) return;
    lookedAt = Date.now();
    void workers.getRegistration().then((registration) => registration?.update().catch(() => {}));
  });
}
