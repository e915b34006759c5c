/** Whose limit was reached. */
export type StreamLimit = "process" | "address";

export type Admission =
  | { readonly admitted: true; readonly leave: () => void }
  | { readonly admitted: false; readonly limit: StreamLimit };

/** How many streams a process keeps open. */
export interface StreamBounds {
  /** @param network whose page asks; null when it has gone already */
  admit(network: string | null): Admission;
}

export interface StreamBoundsOptions {
  /** In all; 6,000 when absent: of the 10,000 connections of the port (http-server.ts), the others are for requests. */
  readonly most?: number;
  /** Of one network; 1,000 when absent: a school behind one address that looks at one event, and no more than a sixth of what there is. */
  readonly mostOfNetwork?: number;
}

export function createStreamBounds({ most = 6_000, mostOfNetwork = 1_000 }: StreamBoundsOptions = {}): StreamBounds {
  const open = new Map<string | null, number>();
  let all = 0;
  return {
    admit(network) {
      const ofNetwork = open.get(network) ?? 0;
      if (all >= most) return { admitted: false, limit: "process" };
      if (ofNetwork >= mostOfNetwork) return { admitted: false, limit: "address" };
      all += 1;
      open.set(network, ofNetwork + 1);
      let hasLeft = false;
      return {
        admitted: true,
        leave() {
          if (hasLeft) return;
          hasLeft = true;
          all -= 1;
          const left = (open.get(network) ?? 1) - 1;
          if (left === 0) open.delete(network);
          else open.set(network, left);
        },
      };
    },
  };
}
