import type { Measured } from "../row.ts";

/** What the clients of a row do, each one request after the other. */
export type Work =
  /** Each asks for these paths in turn. */
  | { readonly kind: "get"; readonly paths: readonly string[] }
  /** Client i sends the body i modulo their number, again and again; with `keys`, each time with an Idempotency-Key of its own. */
  | { readonly kind: "post"; readonly path: string; readonly bodies: readonly string[]; readonly keys: boolean }
  /** Books and confirms, books and cancels; bodies as above. */
  | { readonly kind: "lives"; readonly path: string; readonly bodies: readonly string[] };

/** What a load process is told to do. */
export interface LoadPlan {
  /** `http://127.0.0.1:PORT` */
  readonly origin: string;
  readonly clients: number;
  readonly work: Work;
  /** Not measured, at least so long and until each client has been served once: code gets compiled, connections are made. */
  readonly warmupMs: number;
  readonly windowMs: number;
}

/** What it reports: the two ends of the window as they pass, so that processor time can be read, then the result. */
export type LoadReport =
  | { readonly kind: "window-opened" }
  | { readonly kind: "window-closed" }
  | { readonly kind: "ended"; readonly measured: Measured; readonly acknowledged: readonly string[] };
