import arrowIcon from "bootstrap-icons/icons/arrow-left.svg?url";
import { useTranslation } from "react-i18next";
import { AdminLink } from "../lib/admin-navigation.ts";
import { lastEventsList } from "../lib/events-list-return.ts";
import { PointingIcon } from "./Icon.tsx";

/** The way back to the list of events, filtered and sorted as it was left. */
export function BackToEvents({ className = "back-link" }: { className?: string }) {
  const { t } = useTranslation("admin");
  return (
    <AdminLink to="/events" search={lastEventsList()} activeOptions={{ exact: true }} className={className}>
      <PointingIcon src={arrowIcon} /> {t("events.all")}
    </AdminLink>
  );
}
