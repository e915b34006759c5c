import { defineConfig } from "prisma/config";

/** Prisma's CLI is used to generate the client; migrations run through src/migrate/migrate.ts (docs/adr/0004-migration-runner.md). */
export default defineConfig({ schema: "prisma/schema.prisma" });
