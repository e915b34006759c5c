import { HOT_SESSION_ROWS } from "./hot-session.ts";
import type { RowPlan } from "./measuring.ts";
import { OTHER_BOOKING_ROWS } from "./other-bookings.ts";
import { PAGE_ROWS } from "./pages.ts";

/** Rows on one server, in the order of the table: what is compared stands, and is measured, close together. */
export const ONE_SERVER_ROWS: readonly RowPlan[] = [...HOT_SESSION_ROWS, ...OTHER_BOOKING_ROWS, ...PAGE_ROWS];
