import { RouterProvider } from "@tanstack/react-router";
import { common as commonEn } from "../../locales/en/common.ts";
import { publicTexts as publicEn } from "../../locales/en/public.ts";
import { common as commonFr } from "../../locales/fr/common.ts";
import { publicTexts as publicFr } from "../../locales/fr/public.ts";
import { start } from "../start.tsx";
import { createPublicRouter } from "./router.ts";
import "../../styles/public.css";

start(
  <RouterProvider router={createPublicRouter()} />,
  {
    fr: { common: commonFr, public: publicFr },
    en: { common: commonEn, public: publicEn },
  },
  "guest",
);
