import { useTranslation } from "react-i18next";
import { trpc } from "../../lib/trpc.ts";
import { DateFilter } from "./DateFilter.tsx";
import { FilterSelect } from "./FilterSelect.tsx";
import { type CatalogueChange, type CatalogueSearch, changeSearch } from "./search.ts";

const SEATS = [2, 3, 4, 5, 6, 7, 8, 9, 10];
const FIVE_MINUTES_MS = 5 * 60_000;

export interface FiltersProps {
  readonly search: CatalogueSearch;
  readonly onSearch: (search: CatalogueSearch) => void;
}

/** Dates, city, seats and order. */
export function Filters({ search, onSearch }: FiltersProps) {
  const { t } = useTranslation("public");
  const cities = trpc.events.cities.useQuery(undefined, { staleTime: FIVE_MINUTES_MS });
  const change = (changed: CatalogueChange) => onSearch(changeSearch(search, changed));
  // A city of the address stays in the list even when it has no event any more.
  const cityNames = [...new Set([...(cities.data?.items ?? []), ...(search.city === undefined ? [] : [search.city])])];
  return (
    <div className="filters">
      <DateFilter search={search} onChange={change} />
      <FilterSelect
        label={t("catalogue.city")}
        value={search.city ?? ""}
        onChange={(city) => change({ city: city === "" ? undefined : city })}
        options={[["", t("catalogue.anyCity")], ...cityNames.map((city) => [city, city] as const)]}
      />
      <FilterSelect
        label={t("catalogue.seats")}
        value={String(search.seats ?? "")}
        onChange={(seats) => change({ seats: seats === "" ? undefined : Number(seats) })}
        options={[
          ["", t("catalogue.anySeats")],
          ...SEATS.map((seats) => [String(seats), t("catalogue.atLeastSeats", { count: seats })] as const),
        ]}
      />
      <FilterSelect
        label={t("catalogue.sort.label")}
        value={search.sort ?? "soonest"}
        onChange={(sort) => change({ sort: sort === "title" || sort === "newest" ? sort : undefined })}
        options={[
          ["soonest", t("catalogue.sort.soonest")],
          ["title", t("catalogue.sort.title")],
          ["newest", t("catalogue.sort.newest")],
        ]}
      />
    </div>
  );
}
