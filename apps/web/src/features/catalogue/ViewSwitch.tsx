import { changeSearch } from "@guichet/api/events/catalogue-rules";
import calendarIcon from "bootstrap-icons/icons/calendar3.svg?url";
import listIcon from "bootstrap-icons/icons/grid.svg?url";
import { useTranslation } from "react-i18next";
import { Icon } from "../../components/Icon.tsx";
import type { FiltersProps } from "./Filters.tsx";

/** The list, or the calendar of a month. */
export function ViewSwitch({ search, onSearch }: FiltersProps) {
  const { t } = useTranslation("public");
  const isCalendar = search.view === "calendar";
  const show = (view: "calendar" | undefined) =>
    onSearch(changeSearch(search, { view, ...(view === undefined ? { month: undefined, day: undefined } : {}) }));
  return (
    <fieldset className="view-switch">
      <legend className="visually-hidden">{t("catalogue.view.label")}</legend>
      <button type="button" aria-pressed={!isCalendar} onClick={() => show(undefined)}>
        <Icon src={listIcon} /> {t("catalogue.view.list")}
      </button>
      <button type="button" aria-pressed={isCalendar} onClick={() => show("calendar")}>
        <Icon src={calendarIcon} /> {t("catalogue.view.calendar")}
      </button>
    </fieldset>
  );
}
