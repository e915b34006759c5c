/** Recurring work of this feature. */
export { releaseExpiredHolds } from "./expiry-service.ts";
