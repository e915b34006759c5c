import { defineConfig } from "@playwright/test";
import { CHROMIUM } from "../../scripts/lib/chromium.mjs";
import { ORIGIN } from "./e2e/studio-settings.ts";

/** `npm run studio` in a real browser. */
export default defineConfig({
  testDir: "./e2e",
  outputDir: "../../test-results/studio",
  workers: 1,
  forbidOnly: true,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  reporter: "list",
  use: {
    baseURL: ORIGIN,
    viewport: { width: 1400, height: 900 },
    screenshot: "only-on-failure",
    launchOptions: CHROMIUM,
  },
  webServer: {
    command: "node e2e/studio-process.ts",
    cwd: import.meta.dirname,
    url: `${ORIGIN}/healthz`,
    timeout: 120_000,
    gracefulShutdown: { signal: "SIGTERM", timeout: 20_000 },
    stdout: "pipe",
  },
});
