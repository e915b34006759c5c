const KEPT_AS = "guichet-studio-token";

/**
 * The token with which this page may ask. It comes in the address, behind the #, which no browser sends to a server or to another
 * site; it is kept for this tab alone and taken out of the address.
 * @returns null when the page was opened without it
 */
export function takeToken(): string | null {
  const [, given] = /^#token=([\w-]+)$/.exec(window.location.hash) ?? [];
  if (given !== undefined) {
    sessionStorage.setItem(KEPT_AS, given);
    window.history.replaceState(null, "", window.location.pathname);
  }
  return sessionStorage.getItem(KEPT_AS);
}
