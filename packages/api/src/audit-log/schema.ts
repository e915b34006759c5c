import { z } from "zod";
import { id, instant, instantOut, line, page, pageInput } from "../fields.ts";
import { addressFilter } from "./address-schema.ts";

/** `asked`: the password was asked for first, as it is for what is sensitive. */
export const auditOutcome = z.enum(["done", "refused", "asked"]);
export type AuditOutcome = z.infer<typeof auditOutcome>;

/** What is found by comparison with ASCII columns. */
const word = (most: number) =>
  z
    .string()
    .regex(/^[\x21-\x7e]+$/)
    .max(most);

/** Filters of the audit log. `action` is a whole one, such as `events.update`, or what several begin with: `events.` */
const filters = {
  /** A part of the actor's name. */
  actor: line(100).optional(),
  actorId: word(64).optional(),
  action: word(60)
    .regex(/^[a-zA-Z-]+\.[a-zA-Z.-]*$/)
    .optional(),
  outcome: auditOutcome.optional(),
  entityType: word(40).optional(),
  entityId: word(64).optional(),
  address: addressFilter.optional(),
  from: instant.optional(),
  /** This instant is not in it any more. */
  to: instant.optional(),
};

/** A period that does not end after its beginning has nothing in it: that is no search but a slip. */
function endsAfterItsBeginning({ from, to }: { from?: string | undefined; to?: string | undefined }): boolean {
  return from === undefined || to === undefined || Date.parse(from) < Date.parse(to);
}
const REVERSED = { error: "ends-before-start", path: ["to"] };

export const listAuditLogInput = z.strictObject({ ...pageInput, ...filters }).refine(endsAfterItsBeginning, REVERSED);
export type ListAuditLogInput = z.infer<typeof listAuditLogInput>;

/** The filters of the list, without paging: what an export takes. */
export const exportAuditLogInput = z.strictObject(filters).refine(endsAfterItsBeginning, REVERSED);
export type ExportAuditLogInput = z.infer<typeof exportAuditLogInput>;

export const auditEntryKey = z.strictObject({ id });

const snapshot = z.record(z.string(), z.unknown()).nullable();

export const auditEntry = z.object({
  id,
  createdAt: instantOut,
  /** `staff`, `api-key`, `guest` or `system`; what it was called then. */
  actor: z.object({ type: z.string(), id: z.string().nullable(), name: z.string().nullable() }),
  action: z.string(),
  outcome: auditOutcome,
  entityType: z.string(),
  entityId: z.string().nullable(),
  /** As it was and as it is since; null where there was or is nothing. */
  before: snapshot,
  after: snapshot,
  address: z.string().nullable(),
  userAgent: z.string().nullable(),
  /** The same as in the server's log. */
  requestId: z.string().nullable(),
});
export type AuditEntry = z.infer<typeof auditEntry>;

/** A page may have fewer entries than asked for, or none, and yet be followed by others: `nextCursor` alone says whether it is the last. */
export const auditLogPage = page(auditEntry);
