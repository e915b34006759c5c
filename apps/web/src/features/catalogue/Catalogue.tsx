import { Button } from "react-bootstrap";
import { useTranslation } from "react-i18next";
import { PageTitle } from "../../components/PageTitle.tsx";
import { CategoryChips } from "./CategoryChips.tsx";
import { EventResults } from "./EventResults.tsx";
import { Filters } from "./Filters.tsx";
import { SearchBox } from "./SearchBox.tsx";
import { type CatalogueSearch, changeSearch, selectedCategories, toggleCategory } from "./search.ts";

export interface CatalogueProps {
  readonly search: CatalogueSearch;
  /** `replace` when the change should not be a step of its own in the history. */
  readonly onSearch: (search: CatalogueSearch, options: { replace: boolean }) => void;
}

/** The home page: find an event. All filters stand in the address. */
export function Catalogue({ search, onSearch }: CatalogueProps) {
  const { t } = useTranslation("public");
  const apply = (next: CatalogueSearch) => onSearch(next, { replace: false });
  const reset = () => apply({});
  return (
    <>
      <div className="hero">
        <div className="container">
          <PageTitle title={t("catalogue.title")} className="hero-title">
            {t("catalogue.heading")}
          </PageTitle>
          <p className="hero-lead">{t("catalogue.lead")}</p>
          <SearchBox
            value={search.q ?? ""}
            onSearch={(q, settled) =>
              onSearch(changeSearch(search, { q: q === "" ? undefined : q }), { replace: !settled })
            }
          />
        </div>
      </div>
      <div className="container py-4">
        <CategoryChips selected={selectedCategories(search)} onToggle={(slug) => apply(toggleCategory(search, slug))} />
        <Filters search={search} onSearch={apply} />
        {Object.keys(search).length > 0 && (
          <Button variant="link" className="px-0 mb-2" onClick={reset}>
            {t("catalogue.reset")}
          </Button>
        )}
        <EventResults search={search} onReset={reset} />
      </div>
    </>
  );
}
