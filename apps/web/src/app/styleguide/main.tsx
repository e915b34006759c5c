import "../../lib/zod-without-eval.ts";
import { languageFilesOf } from "../../lib/i18n.ts";
import { GUEST } from "../../lib/trpc.ts";
import { start } from "../start.tsx";
import { Styleguide } from "./Styleguide.tsx";
import "bootstrap/dist/css/bootstrap.min.css";
import "../../styles/public.css";
import "../../styles/admin.css";
import "../../styles/styleguide.css";

/*
 * Every component in its states, for those who build the interfaces. No input of the build (vite.config.ts): `npm run dev` alone
 * serves it, at /styleguide. The links of the examples lead nowhere, but for those to the sections of the page.
 */
window.addEventListener(
  "click",
  (event) => {
    if (event.target instanceof Element && event.target.closest('a[href^="/"]') !== null) event.preventDefault();
  },
  { capture: true },
);

const files = import.meta.glob("../../locales/*.json", { import: "default" });

void start(<Styleguide />, { languages: languageFilesOf(files), asker: GUEST });
