import { useTranslation } from "react-i18next";
import { useInstallOffer } from "../lib/install-offer.ts";

/** Offers to keep the interface among the device's programs, where the browser can do that and has not done it yet. */
export function InstallLink() {
  const { t } = useTranslation("public");
  const install = useInstallOffer();
  if (install === null) return null;
  return (
    <button type="button" className="btn btn-link install-link" onClick={install}>
      {t("offline.install")}
    </button>
  );
}
