import { exportSize } from "../bookings/schema.ts";
import { procedure, router } from "../trpc.ts";
import { sizeOfAttendeesExport } from "./export-service.ts";
import { exportAttendeesInput } from "./schema.ts";

export const attendeesRouter = router({
  exportSize: procedure("bookings.read-all")
    .input(exportAttendeesInput)
    .output(exportSize)
    .query(({ ctx, input }) => sizeOfAttendeesExport(ctx, input)),
});
