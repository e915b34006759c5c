/*
 * What the first process and its workers say to each other, over node:cluster's channel. prom-client has messages of its own on
 * it.
 */

/** From a worker: it serves; or it was asked for the metrics of all. */
export type FromWorker =
  | { readonly guichet: "ready" }
  | { readonly guichet: "read-metrics"; readonly question: number };

/** To a worker: come to an end; or the metrics of all, null when they could not be gathered. */
export type ToWorker =
  | { readonly guichet: "stop" }
  | { readonly guichet: "metrics"; readonly question: number; readonly text: string | null };

export function isFromWorker(message: unknown): message is FromWorker {
  return isOurs(message);
}

export function isToWorker(message: unknown): message is ToWorker {
  return isOurs(message);
}

function isOurs(message: unknown): boolean {
  return typeof message === "object" && message !== null && "guichet" in message;
}
