import { followInstallOffer } from "../../lib/install-offer.ts";
import { followMissingFiles } from "../../lib/new-version.ts";
import { GUEST } from "../../lib/trpc.ts";
import { common as commonEn } from "../../locales/en/common.ts";
import { publicTexts as publicEn } from "../../locales/en/public.ts";
import { common as commonFr } from "../../locales/fr/common.ts";
import { publicTexts as publicFr } from "../../locales/fr/public.ts";
import { start } from "../start.tsx";
import { afterLoad } from "./after-load.ts";
import { PublicInterface } from "./PublicInterface.tsx";
import "../../styles/public.css";

followInstallOffer();
followMissingFiles();

start(
  <PublicInterface />,
  {
    fr: { common: commonFr, public: publicFr },
    en: { common: commonEn, public: publicEn },
  },
  GUEST,
);

afterLoad(async () => {
  const { sweepKeptBookings } = await import("../../lib/kept-bookings.ts");
  sweepKeptBookings(Date.now());
  // In development files change under their names: nothing of them is kept.
  if (import.meta.env.PROD) (await import("../../lib/service-worker.ts")).startServiceWorker();
});
