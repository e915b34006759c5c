import { useTranslation } from "react-i18next";
import { ErrorNotice } from "../../components/ErrorNotice.tsx";
import { LineSkeletons } from "../../components/Skeletons.tsx";
import { trpc } from "../../lib/trpc.ts";
import { LostLinkForm } from "./LostLinkForm.tsx";

/** For whoever has no link any more: it is sent again by e-mail, where this site sends any. */
export function LostLink() {
  const { t } = useTranslation("public");
  // It follows from the settings of the server: it does not change while a page is open.
  const service = trpc.bookings.linksService.useQuery({}, { staleTime: Number.POSITIVE_INFINITY });
  return (
    <section className="find-booking surface" aria-labelledby="lost-link-title">
      <h2 className="h4" id="lost-link-title">
        {t("myBookings.lost.title")}
      </h2>
      {service.isPending && <LineSkeletons count={2} />}
      {service.isError && <ErrorNotice error={service.error} onRetry={() => void service.refetch()} />}
      {service.data?.available === true && <LostLinkForm />}
      {service.data?.available === false && <p className="mb-0">{t("myBookings.lost.unavailable")}</p>}
    </section>
  );
}
