/** How the paths of all streams begin. */
export const LIVE_PATH = "/trpc/live.";

/** What can be listened to: a procedure `live.*` each. */
export const STREAMS = ["event", "booking", "staff"] as const;

/** @param path of a procedure, as tRPC gets it, which decodes it once more */
export function isStream(path: string): boolean {
  return STREAMS.some((name) => decoded(path) === `live.${name}`);
}

function decoded(path: string): string | null {
  try {
    return decodeURIComponent(path);
  } catch {
    // tRPC refuses it.
    return null;
  }
}
