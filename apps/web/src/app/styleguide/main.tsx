import "../../lib/zod-without-eval.ts";
import { GUEST } from "../../lib/trpc.ts";
import { admin as adminEn } from "../../locales/en/admin.ts";
import { common as commonEn } from "../../locales/en/common.ts";
import { publicTexts as publicEn } from "../../locales/en/public.ts";
import { admin as adminFr } from "../../locales/fr/admin.ts";
import { common as commonFr } from "../../locales/fr/common.ts";
import { publicTexts as publicFr } from "../../locales/fr/public.ts";
import { start } from "../start.tsx";
import { Styleguide } from "./Styleguide.tsx";
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

start(
  <Styleguide />,
  {
    fr: { common: commonFr, public: publicFr, admin: adminFr },
    en: { common: commonEn, public: publicEn, admin: adminEn },
  },
  GUEST,
);
