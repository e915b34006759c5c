import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { defineConfig, loadEnv } from "vite";
import { languageFiles } from "./language-files.ts";
import { logicalBootstrap } from "./logical-bootstrap.ts";
import { offlineFiles } from "./offline-files.ts";
import { precompress } from "./precompress.ts";
import { scriptPriority } from "./script-priority.ts";
import { usedBootstrap } from "./used-bootstrap.ts";

/** Two entries, so that a visitor never downloads the admin interface; nothing inline, because the server forbids it (CSP). */
export default defineConfig(({ mode }) => {
  const settings = loadEnv(mode, import.meta.dirname, ["WEB_PORT"]);
  const server = `http://127.0.0.1:${settings["WEB_PORT"] ?? "8080"}`;
  return {
    plugins: [languageFiles(), usedBootstrap(), scriptPriority(), react(), offlineFiles(), precompress()],
    css: { postcss: logicalBootstrap },
    resolve: {
      alias: [
        { find: /^zod$/, replacement: fileURLToPath(new URL("./src/lib/zod-without-eval.ts", import.meta.url)) },
        {
          // Its file for browsers asks an element to parse HTML, which our pages forbid (Trusted Types); the other one looks in a table.
          find: "decode-named-character-reference",
          replacement: fileURLToPath(import.meta.resolve("decode-named-character-reference")),
        },
      ],
    },
    build: {
      target: "es2022",
      sourcemap: false,
      assetsInlineLimit: 0,
      // scripts/check-bundles.mjs reads which chunk loads which.
      manifest: true,
      modulePreload: { polyfill: false },
      rolldownOptions: {
        input: {
          public: `${import.meta.dirname}/index.html`,
          admin: `${import.meta.dirname}/admin.html`,
          worker: `${import.meta.dirname}/src/worker/service-worker.ts`,
        },
        // They say so of some of their packages only: what an interface does not use of tRPC and i18next is none of it.
        treeshake: { moduleSideEffects: [{ test: /node_modules\/(@trpc|i18next)\//, sideEffects: false }] },
        output: {
          // A browser looks for a newer worker under the address of the one that it has.
          entryFileNames: ({ name }) => (name === "worker" ? "sw.js" : "assets/[name]-[hash].js"),
          codeSplitting: {
            groups: [
              { name: "zod", test: /node_modules\/zod\/|lib\/zod-without-eval/ },
              // What both interfaces begin with, in two files: few compress better than many, and the libraries stay the same over releases.
              {
                name: "base",
                test: /node_modules\/(react|react-dom|scheduler|react-i18next|i18next|@tanstack\/(query-core|react-query)|@trpc\/[a-z-]+)\//,
              },
              {
                name: "shared",
                test: /src\/(bounds|locale|lib\/(connection|device-storage|format|french-spaces|heading-focus|i18n|problem|tab-storage|time-zone|trpc)|components\/(EmptyState|ErrorNotice|SessionTime|StatusBadge|Toasts))\.tsx?$/,
              },
              // What the pages of an event, a booking and one's bookings share: some twenty files otherwise, each a request.
              {
                name: "seats",
                includeDependenciesRecursively: false,
                test: /src\/(features\/bookings\/holds-on-device|lib\/(hold-countdown|calendar-entry|saved-file|seat-limit|my-bookings|random-uuid|live\/(keep-live|stream-handlers))|components\/(ActionMenu|CalendarMenu|Price|Field|Unlisted)|events\/place-rules)\.tsx?$|icons\/(clock|ticket-perforated|calendar-plus)\.svg/,
              },
              {
                name: "forms",
                includeDependenciesRecursively: false,
                test: /node_modules\/(react-hook-form|@hookform\/resolvers)\/|src\/(lib\/(form-resolver|use-localized-form)|validation-messages)\.ts$/,
              },
            ],
          },
        },
      },
    },
    server: {
      host: "127.0.0.1",
      port: 5173,
      proxy: {
        "/trpc": server,
        "/api": server,
        "/exports": server,
        "/imports": server,
        "/sitemap.xml": server,
        "/robots.txt": server,
        "/apple-touch-icon.png": server,
        "/images": server,
        "/og": server,
        "/icons": server,
        "/manifest.webmanifest": server,
      },
    },
  };
});
