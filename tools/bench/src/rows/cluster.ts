import { ON_CLUSTER } from "../row.ts";
import { HOT_SESSION_ROWS } from "./hot-session.ts";
import type { RowPlan } from "./measuring.ts";
import { OTHER_BOOKING_ROWS } from "./other-bookings.ts";

const KINDS = ["ceiling", "rest", "baseline", "cold"];

/** Those of the rows whose ratios say what a cluster costs, on one: each is compared with rows of the same cluster. */
export const CLUSTER_ROWS: readonly RowPlan[] = [...HOT_SESSION_ROWS, ...OTHER_BOOKING_ROWS]
  .filter(({ id }) => KINDS.includes(id.split("-")[0] ?? ""))
  .map((row) => ({ ...row, id: `${ON_CLUSTER}${row.id}`, quick: false }));
