import "../../lib/zod-without-eval.ts";
import {
  createMemoryHistory,
  createRootRoute,
  createRoute,
  createRouter,
  RouterProvider,
} from "@tanstack/react-router";
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
 * serves it, at /styleguide. The links of the examples lead nowhere: their addresses are kept in memory, which starts with the section
 * that the page's own address names.
 */
const root = createRootRoute({ component: Styleguide });
const targets = ["/", "/events/$slug"].map((path) => createRoute({ getParentRoute: () => root, path }));

start(
  <RouterProvider
    router={createRouter({
      routeTree: root.addChildren(targets),
      history: createMemoryHistory({ initialEntries: [`/${window.location.hash}`] }),
    })}
  />,
  {
    fr: { common: commonFr, public: publicFr, admin: adminFr },
    en: { common: commonEn, public: publicEn, admin: adminEn },
  },
  GUEST,
);
