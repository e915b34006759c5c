import { defineConfig } from "@playwright/test";
import { CHROMIUM } from "../../scripts/lib/chromium.mjs";
import { dataFolder } from "./e2e/env.ts";
import { API_PORT, BASE_URL, WEB_PORT } from "./e2e/product-settings.ts";

dataFolder();

/** The whole product in a real browser: the server, its database and its demo data are those of `npm start`. */
export default defineConfig({
  testDir: "./e2e",
  outputDir: "../../test-results",
  // One picture for every platform: steady-page.ts makes them alike.
  snapshotPathTemplate: "{testDir}/snapshots/{arg}{ext}",
  // One worker: the journeys share a database, and the machine may have two cores.
  workers: 1,
  fullyParallel: false,
  forbidOnly: true,
  // A guard against hanging, not a measure: a journey looks at seven pages with axe, twice each, on a machine that may be busy.
  timeout: 180_000,
  expect: { timeout: 10_000 },
  reporter: "list",
  use: {
    baseURL: BASE_URL,
    locale: "fr-FR",
    timezoneId: "Europe/Paris",
    viewport: { width: 1280, height: 900 },
    screenshot: "only-on-failure",
    // A worker would answer before a journey that plays a bad network; the journey about it allows it.
    serviceWorkers: "block",
    launchOptions: CHROMIUM,
  },
  webServer: {
    command: "node e2e/product.ts",
    cwd: import.meta.dirname,
    env: { WEB_PORT: String(WEB_PORT), API_PORT: String(API_PORT) },
    url: `${BASE_URL}/readyz`,
    timeout: 180_000,
    gracefulShutdown: { signal: "SIGTERM", timeout: 20_000 },
    stdout: "pipe",
  },
});
