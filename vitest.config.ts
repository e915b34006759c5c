import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";
import { languageFiles } from "./apps/web/language-files.ts";
import { classifyDatabaseError } from "./packages/db/src/errors.ts";

export default defineConfig({
  test: {
    // By default one core stays free, which is half of a machine of two.
    maxWorkers: "100%",
    // A connection that breaks while it is set up is told to the driver's pool and, besides, rejects a promise that nobody holds: the
    // server survives that too (packages/db/src/stray-rejections.ts). What our own code leaves unhandled has Prisma's errors, and counts.
    onUnhandledError: (error) => !(error.name === "SqlError" && classifyDatabaseError(error).kind === "reconnect"),
    projects: [
      {
        test: {
          name: "unit",
          include: [
            "packages/*/{src,prisma}/**/*.test.ts",
            "apps/server/src/**/*.test.ts",
            "tools/*/{src,page}/**/*.test.ts",
            "deploy/*/src/**/*.test.ts",
            "scripts/**/*.test.mjs",
          ],
          exclude: ["**/*.integration.test.*", "**/*.cluster.test.*"],
          // The files share what they import: they change nothing of it, and importing it for each took longer than the tests.
          isolate: false,
          testTimeout: 20_000,
        },
      },
      {
        test: {
          name: "integration",
          include: [
            "packages/*/{src,prisma}/**/*.integration.test.ts",
            "apps/server/src/**/*.integration.test.ts",
            "tools/*/src/**/*.integration.test.ts",
            "scripts/**/*.integration.test.mjs",
          ],
          globalSetup: ["packages/db/src/testing/global-setup.ts"],
          // As above: each has a database of its own, not modules of its own.
          isolate: false,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: "cluster",
          include: ["{packages,apps,tools}/*/src/**/*.cluster.test.ts"],
          // Clusters take fixed ports, and the whole machine.
          fileParallelism: false,
          testTimeout: 180_000,
          hookTimeout: 180_000,
        },
      },
      {
        plugins: [languageFiles(), react()],
        test: {
          name: "web",
          root: "apps/web",
          environment: "jsdom",
          include: ["src/**/*.test.{ts,tsx}"],
          // As above; each file still has a document of its own.
          isolate: false,
          testTimeout: 20_000,
          setupFiles: [`${import.meta.dirname}/apps/web/src/testing/setup.ts`],
        },
      },
    ],
  },
});
