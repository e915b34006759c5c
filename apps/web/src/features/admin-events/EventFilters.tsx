import { eventSort, eventStatus } from "@guichet/api/events/schema";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import { useAdminNavigate } from "../../lib/admin-navigation.ts";
import type { EventsSearch } from "../../lib/admin-search.ts";
import { changedFilters, type FilterChanges } from "../../lib/changed-filters.ts";
import { useLocale } from "../../lib/i18n.ts";
import { apiLocale } from "../../lib/languages.ts";
import { trpc } from "../../lib/trpc.ts";
import { useDebouncedText } from "../../lib/use-debounced-text.ts";
import { DEFAULT_SORT } from "./sorts.ts";

/** Search and choices over the list; all of it lives in the address, so that it can be sent, kept and undone with Back. */
export function EventFilters({ search, onReset }: { search: EventsSearch; onReset: () => void }) {
  const { t } = useTranslation(["admin", "common"]);
  const locale = useLocale();
  const navigate = useAdminNavigate();
  const id = useId();
  const categories = trpc.categories.list.useQuery(undefined, { staleTime: Number.POSITIVE_INFINITY });
  const cities = trpc.events.cities.useQuery(undefined, { staleTime: 60_000 });
  const changed = (changes: FilterChanges<EventsSearch>) =>
    ({ to: "/events", search: changedFilters(search, changes) }) as const;
  const change = (changes: FilterChanges<EventsSearch>) => void navigate(changed(changes));
  const [text, setText] = useDebouncedText(search.q ?? "", (q) => void navigate({ ...changed({ q }), replace: true }));

  const choices = [
    {
      key: "status",
      label: t("events.status"),
      all: t("events.allStatuses"),
      options: eventStatus.options.map((value) => ({ value, label: t(`common:eventStatus.${value}`) })),
    },
    {
      key: "city",
      label: t("events.city"),
      all: t("events.allCities"),
      options: withCurrent(cities.data?.items ?? [], search.city).map((value) => ({ value, label: value })),
    },
    {
      key: "category",
      label: t("events.category"),
      all: t("events.allCategories"),
      options: (categories.data?.items ?? []).map(({ slug, name }) => ({
        value: slug,
        label: name[apiLocale(locale)],
      })),
    },
  ] as const;

  return (
    <search className="filters" aria-label={t("events.filters")}>
      <div className="filter-search">
        <label htmlFor={`${id}-q`} className="form-label">
          {t("events.search")}
        </label>
        <input
          id={`${id}-q`}
          type="search"
          className="form-control form-control-sm"
          placeholder={t("events.searchPlaceholder")}
          maxLength={100}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      </div>
      {choices.map(({ key, label, all, options }) => (
        <div key={key}>
          <label htmlFor={`${id}-${key}`} className="form-label">
            {label}
          </label>
          <select
            id={`${id}-${key}`}
            className="form-select form-select-sm"
            value={search[key] ?? ""}
            onChange={(event) => change({ [key]: event.target.value })}
          >
            <option value="">{all}</option>
            {options.map((option) => (
              <option key={option.value} value={option.value}>
                {option.label}
              </option>
            ))}
          </select>
        </div>
      ))}
      <div className="sort-choice">
        <label htmlFor={`${id}-sort`} className="form-label">
          {t("events.sort")}
        </label>
        <select
          id={`${id}-sort`}
          className="form-select form-select-sm"
          value={search.sort ?? DEFAULT_SORT}
          onChange={(event) => change({ sort: eventSort.parse(event.target.value) })}
        >
          {eventSort.options.map((sort) => (
            <option key={sort} value={sort}>
              {t(`events.sorts.${sort}`)}
            </option>
          ))}
        </select>
      </div>
      {Object.keys(search).some((key) => key !== "sort") && (
        <button type="button" className="btn btn-sm btn-link" onClick={onReset}>
          {t("events.reset")}
        </button>
      )}
    </search>
  );
}

/** The choice of the address is offered even while the list is loading, or when no event has it any more. */
function withCurrent(cities: readonly string[], current: string | undefined): readonly string[] {
  return current === undefined || cities.includes(current) ? cities : [current, ...cities];
}
