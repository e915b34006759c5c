import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

/** One page, served by src/studio-server.ts; nothing inline, because the server forbids it (CSP). */
export default defineConfig({
  root: `${import.meta.dirname}/page`,
  plugins: [react()],
  // Studio reports its start to its makers, unless it finds this. The page's CSP would not let it, either.
  define: { "globalThis.process.env": JSON.stringify({ CHECKPOINT_DISABLE: "1" }) },
  build: {
    outDir: `${import.meta.dirname}/dist`,
    emptyOutDir: true,
    target: "es2022",
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // Studio is one file of 4 MB, which this machine sends to itself.
    chunkSizeWarningLimit: 5_000,
  },
});
