import { changeSearch, withoutFilters } from "@guichet/api/events/catalogue-rules";
import closeIcon from "bootstrap-icons/icons/x-lg.svg?url";
import { useTranslation } from "react-i18next";
import { Icon } from "../../components/Icon.tsx";
import { useFocusAfterRemoval } from "../../lib/heading-focus.ts";
import { useLocale } from "../../lib/i18n.ts";
import type { FiltersProps } from "./Filters.tsx";
import { activeFilters } from "./filter-texts.ts";
import { useCategories } from "./use-categories.ts";

/** The filters that are on; each can be taken away by itself, or all at once. */
export function ActiveFilters({ search, onSearch }: FiltersProps) {
  const { t } = useTranslation("public");
  const locale = useLocale();
  const categories = useCategories();
  const filters = activeFilters(search, categories.data?.items ?? [], { t, locale });
  useFocusAfterRemoval(filters);
  if (filters.length === 0) return null;
  return (
    <ul className="active-filters" aria-label={t("catalogue.active.label")}>
      {filters.map(({ id, text, removal }) => (
        <li key={id}>
          <button
            type="button"
            className="active-filter"
            aria-label={t("catalogue.active.remove", { filter: text })}
            onClick={() => onSearch(changeSearch(search, removal))}
          >
            {text} <Icon src={closeIcon} />
          </button>
        </li>
      ))}
      <li>
        <button type="button" className="btn btn-link" onClick={() => onSearch(withoutFilters(search))}>
          {t("catalogue.reset")}
        </button>
      </li>
    </ul>
  );
}
