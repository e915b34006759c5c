import { exportAuditLog, exportAuditLogInput, exportBookings, exportBookingsInput } from "@guichet/api/server";
import type { FastifyInstance } from "fastify";
import { type CsvExportOptions, registerCsvExport } from "./csv-export.ts";

/** What staff may take along as CSV. */
export function registerExports(app: FastifyInstance, options: CsvExportOptions): void {
  const bookings = {
    path: "/exports/bookings.csv",
    fileNames: { fr: "reservations", en: "bookings" },
    filters: exportBookingsInput,
    policy: "bookings.read-all" as const,
    write: exportBookings,
  };
  const auditLog = {
    path: "/exports/audit-log.csv",
    fileNames: { fr: "journal", en: "audit-log" },
    filters: exportAuditLogInput,
    policy: "audit-log.read" as const,
    write: exportAuditLog,
  };
  registerCsvExport(app, bookings, options);
  registerCsvExport(app, auditLog, options);
}
