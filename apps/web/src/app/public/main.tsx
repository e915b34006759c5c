import { languageFilesOf } from "../../lib/i18n.ts";
import { followInstallOffer } from "../../lib/install-offer.ts";
import { placeOf } from "../../lib/navigation/addresses.ts";
import { followMissingFiles } from "../../lib/new-version.ts";
import { GUEST } from "../../lib/trpc.ts";
import { start } from "../start.tsx";
import { afterLoad } from "./after-load.ts";
import { PublicInterface } from "./PublicInterface.tsx";
import { preload } from "./pages.ts";
import "bootstrap/dist/css/bootstrap.min.css?for=public";
import "../../styles/public.css";

const files = import.meta.glob("../../locales/*.json", { query: "?part=public", import: "default" });

followInstallOffer();
followMissingFiles();

const { pathname, search } = window.location;
const place = placeOf(pathname, search);

void start(<PublicInterface />, {
  asker: GUEST,
  languages: languageFilesOf(files),
  page: place === null ? Promise.resolve() : preload(place.to),
});

afterLoad(async () => {
  const { sweepKeptBookings } = await import("../../lib/kept-bookings.ts");
  sweepKeptBookings(Date.now());
  // In development files change under their names: nothing of them is kept.
  if (import.meta.env.PROD) (await import("../../lib/service-worker.ts")).startServiceWorker();
});
