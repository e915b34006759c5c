import { procedure, router } from "../trpc.ts";
import { dashboard, dashboardInput } from "./schema.ts";
import { readDashboard } from "./service.ts";

export const dashboardRouter = router({
  today: procedure("dashboard.read")
    .input(dashboardInput)
    .output(dashboard)
    .query(({ ctx, input }) => readDashboard(ctx, input.timeZone)),
});
