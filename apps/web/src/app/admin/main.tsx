import { RouterProvider } from "@tanstack/react-router";
import { STAFF } from "../../lib/staff-asker.ts";
import { admin as adminEn } from "../../locales/en/admin.ts";
import { common as commonEn } from "../../locales/en/common.ts";
import { admin as adminFr } from "../../locales/fr/admin.ts";
import { common as commonFr } from "../../locales/fr/common.ts";
import { start } from "../start.tsx";
import { createAdminRouter } from "./router.tsx";
import "../../styles/admin.css";

start(
  <RouterProvider router={createAdminRouter()} />,
  {
    fr: { common: commonFr, admin: adminFr },
    en: { common: commonEn, admin: adminEn },
  },
  STAFF,
);
