import { procedure, router, unwrap } from "../trpc.ts";
import { getAuditEntry, listAuditLog } from "./list-service.ts";
import { auditEntry, auditEntryKey, auditLogPage, listAuditLogInput } from "./schema.ts";

const tag = "audit-log";

export const auditLogRouter = router({
  list: procedure("audit-log.read")
    .meta({ openapi: { method: "GET", path: "/audit-log/", tag, summary: "Read the audit log (staff or admin key)" } })
    .input(listAuditLogInput)
    .output(auditLogPage)
    .query(async ({ ctx, input }) => unwrap(await listAuditLog(ctx, input))),

  get: procedure("audit-log.read")
    .input(auditEntryKey)
    .output(auditEntry)
    .query(async ({ ctx, input }) => unwrap(await getAuditEntry(ctx, input.id))),
});
