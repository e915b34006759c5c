import { useTranslation } from "react-i18next";
import { PageTitle } from "../../components/PageTitle.tsx";
import { Unlisted } from "../../components/Unlisted.tsx";
import { Unreachable } from "../../components/Unreachable.tsx";

const reload = () => window.location.reload();

/** In place of a page that could not be loaded. It has an address of its own, too, under which the service worker keeps it. */
export function OfflinePage({ onRetry = reload }: { onRetry?: () => void }) {
  const { t } = useTranslation("public");
  return (
    <div className="container page-narrow">
      <Unlisted />
      <PageTitle title={t("offline.heading")} />
      <Unreachable onRetry={onRetry} />
    </div>
  );
}
