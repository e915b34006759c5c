import { procedure, router, unwrap } from "../trpc.ts";
import { readSales } from "./sales-service.ts";
import { dashboard, dashboardInput, sales, salesInput } from "./schema.ts";
import { readDashboard } from "./service.ts";

export const dashboardRouter = router({
  today: procedure("dashboard.read")
    .input(dashboardInput)
    .output(dashboard)
    .query(({ ctx, input }) => readDashboard(ctx, input)),

  sales: procedure("dashboard.read")
    .input(salesInput)
    .output(sales)
    .query(async ({ ctx, input }) => unwrap(await readSales(ctx, input))),
});
