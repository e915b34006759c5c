import { basename } from "node:path";
import type { Plugin } from "vite";

const SCRIPT = /<(?:script type="module"|link rel="modulepreload")(?= )/g;

/**
 * The public pages say what they have before a script runs (apps/server/src/pages): their scripts leave the line to the sheet and the
 * face that this is painted with. Browsers would fetch all at once. The admin page has nothing to paint without its scripts.
 */
export function scriptPriority(): Plugin {
  return {
    name: "guichet:script-priority",
    apply: "build",
    transformIndexHtml: {
      order: "post",
      handler: (html, { path }) =>
        basename(path) === "index.html" ? html.replace(SCRIPT, '$& fetchpriority="low"') : html,
    },
  };
}
