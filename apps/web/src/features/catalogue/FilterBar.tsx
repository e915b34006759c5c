import filterIcon from "bootstrap-icons/icons/sliders.svg?url";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { Icon } from "../../components/Icon.tsx";
import { Filters, type FiltersProps } from "./Filters.tsx";
import { useWideScreen } from "./use-wide-screen.ts";

const FilterSheet = lazy(() => import("./FilterSheet.tsx").then(({ FilterSheet: sheet }) => ({ default: sheet })));

const IN_SHEET = ["when", "from", "to", "city", "price", "seats"] as const;
/** The calendar has the month in place of these. */
const IN_SHEET_OF_CALENDAR = ["city", "price", "seats"] as const;

/** The filters beside each other; where there is no room for that, behind a button that says how many are on. */
export function FilterBar({ search, onSearch }: FiltersProps) {
  const { t } = useTranslation("public");
  const [isOpen, setOpen] = useState(false);
  const isWide = useWideScreen();
  if (isWide) return <Filters search={search} onSearch={onSearch} />;
  const fields: readonly (typeof IN_SHEET)[number][] = search.view === "calendar" ? IN_SHEET_OF_CALENDAR : IN_SHEET;
  const count = fields.filter((field) => search[field] !== undefined).length;
  return (
    <>
      <button
        type="button"
        className="btn btn-outline-secondary filter-button"
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
      >
        <Icon src={filterIcon} />{" "}
        {count === 0 ? t("catalogue.filters.open") : t("catalogue.filters.openOn", { number: count })}
      </button>
      {isOpen && (
        <Suspense>
          <FilterSheet search={search} onSearch={onSearch} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
