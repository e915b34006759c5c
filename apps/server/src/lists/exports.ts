import {
  exportAttendees,
  exportAttendeesInput,
  exportAuditLog,
  exportAuditLogInput,
  exportBookings,
  exportBookingsInput,
  TABLE_FORMATS,
} from "@guichet/api/server";
import type { FastifyInstance } from "fastify";
import { registerTableExport, type TableExportOptions } from "./table-export.ts";

/** What staff may take along as files. */
export function registerExports(app: FastifyInstance, options: TableExportOptions): void {
  const bookings = {
    path: "/exports/bookings",
    formats: TABLE_FORMATS,
    fileNames: { fr: "reservations", en: "bookings" },
    filters: exportBookingsInput,
    policy: "bookings.read-all" as const,
    write: exportBookings,
  };
  const attendees = {
    path: "/exports/attendees",
    formats: TABLE_FORMATS,
    fileNames: { fr: "participants", en: "attendees" },
    filters: exportAttendeesInput,
    policy: "bookings.read-all" as const,
    write: exportAttendees,
  };
  const auditLog = {
    path: "/exports/audit-log",
    formats: ["csv"] as const,
    fileNames: { fr: "journal", en: "audit-log" },
    filters: exportAuditLogInput,
    policy: "audit-log.read" as const,
    write: exportAuditLog,
  };
  registerTableExport(app, bookings, options);
  registerTableExport(app, attendees, options);
  registerTableExport(app, auditLog, options);
}
