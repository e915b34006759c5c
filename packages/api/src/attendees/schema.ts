import { z } from "zod";
import { id } from "../fields.ts";

/** The attendees of a session, one row a ticket. */
export const exportAttendeesInput = z.strictObject({ sessionId: id });
export type ExportAttendeesInput = z.infer<typeof exportAttendeesInput>;
