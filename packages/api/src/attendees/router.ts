import { exportSize } from "../bookings/schema.ts";
import { procedure, router, unwrap } from "../trpc.ts";
import { readImportTarget } from "./check-service.ts";
import { sizeOfAttendeesExport } from "./export-service.ts";
import { importTarget, importTargetInput } from "./import-schema.ts";
import { exportAttendeesInput } from "./schema.ts";

export const attendeesRouter = router({
  exportSize: procedure("bookings.read-all")
    .input(exportAttendeesInput)
    .output(exportSize)
    .query(({ ctx, input }) => sizeOfAttendeesExport(ctx, input)),

  importTarget: procedure("bookings.change-all")
    .input(importTargetInput)
    .output(importTarget)
    .query(async ({ ctx, input }) => unwrap(await readImportTarget(ctx, input.sessionId))),
});
