import type { CatalogueSearch } from "@guichet/api/events/catalogue-search-rules";
import { useTranslation } from "react-i18next";

interface SpellingNoticeProps {
  readonly search: CatalogueSearch;
  readonly searchedFor: string;
  readonly onSearch: (search: CatalogueSearch) => void;
}

/** What was looked for in place of words that no event has, and the way to look for those all the same. */
export function SpellingNotice({ search, searchedFor, onSearch }: SpellingNoticeProps) {
  const { t } = useTranslation("public");
  const { q } = search;
  return (
    <div className="spelling-notice">
      <p className="mb-0" role="status">
        {t("catalogue.spelling.searchedFor", { words: searchedFor })}
      </p>
      <button type="button" className="btn btn-link p-0" onClick={() => onSearch({ ...search, exact: 1 })}>
        {t("catalogue.spelling.exactly", { q })}
      </button>
    </div>
  );
}
