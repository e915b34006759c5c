import { type CatalogueChange, changeSearch } from "@guichet/api/events/catalogue-rules";
import type { CatalogueSearch } from "@guichet/api/events/catalogue-search-rules";
import { useTranslation } from "react-i18next";
import { useLocale } from "../../lib/i18n.ts";
import { trpc } from "../../lib/trpc.ts";
import { DateFilter } from "./DateFilter.tsx";
import { FilterSelect } from "./FilterSelect.tsx";
import { priceText } from "./filter-texts.ts";

const SEATS = [2, 3, 4, 5, 6, 7, 8, 9, 10];
const PRICES = [10, 20, 30, 50];
const FIVE_MINUTES_MS = 5 * 60_000;

export interface FiltersProps {
  readonly search: CatalogueSearch;
  readonly onSearch: (search: CatalogueSearch) => void;
}

/** Dates, city, price, seats and order. In the calendar, dates are chosen there, and the order is that of time. */
export function Filters({ search, onSearch }: FiltersProps) {
  const { t } = useTranslation("public");
  const isCalendar = search.view === "calendar";
  const change = (changed: CatalogueChange) => onSearch(changeSearch(search, changed));
  return (
    <div className="filters">
      {!isCalendar && <DateFilter search={search} onChange={change} />}
      <CityFilter city={search.city} onChange={change} />
      <PriceFilter price={search.price} onChange={change} />
      <FilterSelect
        label={t("catalogue.seats")}
        value={String(search.seats ?? "")}
        onChange={(seats) => change({ seats: seats === "" ? undefined : Number(seats) })}
        options={[
          ["", t("catalogue.anySeats")],
          ...SEATS.map((seats) => [String(seats), t("catalogue.atLeastSeats", { count: seats })] as const),
        ]}
      />
      {!isCalendar && (
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
      )}
    </div>
  );
}

function CityFilter({ city, onChange }: { city: string | undefined; onChange: (change: CatalogueChange) => void }) {
  const { t } = useTranslation("public");
  const cities = trpc.events.cities.useQuery(undefined, { staleTime: FIVE_MINUTES_MS });
  // A city of the address stays in the list even when it has no event any more.
  const names = [...new Set([...(cities.data?.items ?? []), ...(city === undefined ? [] : [city])])];
  return (
    <FilterSelect
      label={t("catalogue.city")}
      value={city ?? ""}
      onChange={(chosen) => onChange({ city: chosen === "" ? undefined : chosen })}
      options={[["", t("catalogue.anyCity")], ...names.map((name) => [name, name] as const)]}
    />
  );
}

type Price = CatalogueSearch["price"];

function PriceFilter({ price, onChange }: { price: Price; onChange: (change: CatalogueChange) => void }) {
  const { t } = useTranslation("public");
  const locale = useLocale();
  // An address may name an amount of its own.
  const amounts = [...new Set([...PRICES, ...(typeof price === "number" ? [price] : [])])].sort((a, b) => a - b);
  const choices = ["free" as const, ...amounts];
  return (
    <FilterSelect
      label={t("catalogue.price.label")}
      value={String(price ?? "")}
      onChange={(chosen) => onChange({ price: choices.find((choice) => String(choice) === chosen) })}
      options={[
        ["", t("catalogue.price.any")],
        ...choices.map((choice) => [String(choice), priceText(choice, { t, locale })] as const),
      ]}
    />
  );
}
