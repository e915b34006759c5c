/**
 * Server-sent events (WHATWG HTML, "Server-sent events") in the form that tRPC's `httpSubscriptionLink` reads: an event `connected` first,
 * messages with an id, and pings.
 */

/** A page that hears nothing for so long connects anew; pings come more often. */
const DEAF_AFTER_MS = 40_000;

/** @param retryMs after which the browser comes back when the stream has ended */
export function connectedFrame(retryMs: number): string {
  return `retry: ${retryMs}\nevent: connected\ndata: ${JSON.stringify({ reconnectAfterInactivityMs: DEAF_AFTER_MS })}\n\n`;
}

export const PING_FRAME = "event: ping\ndata: \n\n";

const texts = new WeakMap<object, string>();

/** A message. What many are told is one object, and written once. */
export function messageFrame(id: string, news: object): string {
  let text = texts.get(news);
  if (text === undefined) {
    text = JSON.stringify(news);
    texts.set(news, text);
  }
  return `data: ${text}\nid: ${id}\n\n`;
}
