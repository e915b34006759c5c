import { z } from "zod";
import { procedure, router } from "../trpc.ts";
import { categoryList } from "./schema.ts";
import { listCategories } from "./service.ts";

export const categoriesRouter = router({
  list: procedure("categories.read")
    .meta({ openapi: { method: "GET", path: "/categories/", tag: "categories", summary: "List the categories" } })
    .input(z.strictObject({}).optional())
    .output(categoryList)
    .query(({ ctx }) => listCategories(ctx)),
});
