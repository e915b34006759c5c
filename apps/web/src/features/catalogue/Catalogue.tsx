import { changeSearch, selectedCategories, toggleCategory, withoutFilters } from "@guichet/api/events/catalogue-rules";
import type { CatalogueSearch } from "@guichet/api/events/catalogue-search-rules";
import { lazy, Suspense } from "react";
import { useTranslation } from "react-i18next";
import { PageTitle } from "../../components/PageTitle.tsx";
import { CardSkeletons } from "../../components/Skeletons.tsx";
import { ActiveFilters } from "./ActiveFilters.tsx";
import { CategoryChips } from "./CategoryChips.tsx";
import { EventResults } from "./EventResults.tsx";
import { FilterBar } from "./FilterBar.tsx";
import { HeroArt } from "./HeroArt.tsx";
import { SearchBox } from "./SearchBox.tsx";
import { type Suggestion, searchOf } from "./suggestions.ts";
import { ViewSwitch } from "./ViewSwitch.tsx";

const CalendarView = lazy(() => import("./CalendarView.tsx").then(({ CalendarView: view }) => ({ default: view })));

export interface CatalogueProps {
  readonly search: CatalogueSearch;
  /** `replace` when the change should not be a step of its own in the history. */
  readonly onSearch: (search: CatalogueSearch, options: { replace: boolean }) => void;
  readonly onEvent: (slug: string) => void;
}

/** The home page: find an event. All filters stand in the address. */
export function Catalogue({ search, onSearch, onEvent }: CatalogueProps) {
  const { t } = useTranslation("public");
  const apply = (next: CatalogueSearch) => onSearch(next, { replace: false });
  const follow = (suggestion: Suggestion) =>
    suggestion.kind === "event" ? onEvent(suggestion.slug) : apply(searchOf(search, suggestion));
  return (
    <>
      <div className="hero">
        <div className="container">
          <PageTitle title={t("catalogue.title")} className="hero-title">
            {t("catalogue.heading")}
          </PageTitle>
          <p className="hero-lead">{t("catalogue.lead")}</p>
          <HeroArt />
        </div>
      </div>
      <div className="search-bar">
        <div className="container">
          <SearchBox
            value={search.q ?? ""}
            onSearch={(q, settled) =>
              // What is typed is one step of the history, not one a letter: back from it is the list as it was.
              onSearch(changeSearch(search, { q: q === "" ? undefined : q }), {
                replace: !settled && search.q !== undefined,
              })
            }
            onSuggestion={follow}
          />
        </div>
      </div>
      <div className="container catalogue">
        <CategoryChips selected={selectedCategories(search)} onToggle={(slug) => apply(toggleCategory(search, slug))} />
        <div className="catalogue-bar">
          <FilterBar search={search} onSearch={apply} />
          <ActiveFilters search={search} onSearch={apply} />
          <ViewSwitch search={search} onSearch={apply} />
        </div>
        {search.view === "calendar" ? (
          <Suspense fallback={<CardSkeletons count={3} />}>
            <CalendarView search={search} onSearch={onSearch} />
          </Suspense>
        ) : (
          <EventResults search={search} onSearch={apply} onReset={() => apply(withoutFilters(search))} />
        )}
      </div>
    </>
  );
}
