import { type BookingStatus, bookingStatus } from "@guichet/api/bookings/schema";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import { EventSelect } from "../../components/EventSelect.tsx";
import { useAdminNavigate } from "../../lib/admin-navigation.ts";
import type { BookingFilterValues } from "../../lib/admin-search.ts";
import { changedFilters, type FilterChanges } from "../../lib/changed-filters.ts";
import { useDebouncedText } from "../../lib/use-debounced-text.ts";
import { SessionSelect } from "./SessionSelect.tsx";

type Filters = BookingFilterValues;

/** Search and choices over the bookings, all in the address. */
export function BookingFilters({ filters, onReset }: { filters: Filters; onReset: () => void }) {
  const { t } = useTranslation(["admin", "common"]);
  const navigate = useAdminNavigate();
  const id = useId();
  const changed = (changes: FilterChanges<Filters>) =>
    ({ to: "/bookings", search: changedFilters(filters, changes) }) as const;
  const change = (changes: FilterChanges<Filters>) => void navigate(changed(changes));
  const [text, setText] = useDebouncedText(filters.q ?? "", (q) => void navigate({ ...changed({ q }), replace: true }));
  const chosen = filters.status ?? [];
  const toggle = (status: BookingStatus) =>
    change({ status: chosen.includes(status) ? chosen.filter((one) => one !== status) : [...chosen, status] });

  return (
    <search className="filters" aria-label={t("bookings.filters")}>
      <div className="filter-search">
        <label htmlFor={`${id}-q`} className="form-label">
          {t("bookings.search")}
        </label>
        <input
          id={`${id}-q`}
          type="search"
          className="form-control form-control-sm"
          placeholder={t("bookings.searchPlaceholder")}
          maxLength={100}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      </div>
      <EventSelect value={filters.eventId} onChange={(eventId) => change({ eventId, sessionId: undefined })} />
      {filters.eventId !== undefined && (
        <SessionSelect
          eventId={filters.eventId}
          value={filters.sessionId}
          onChange={(sessionId) => change({ sessionId })}
        />
      )}
      <fieldset className="filter-status">
        <legend className="form-label">{t("bookings.status")}</legend>
        {bookingStatus.options.map((status) => (
          <div key={status} className="form-check form-check-inline">
            <input
              type="checkbox"
              id={`${id}-${status}`}
              className="form-check-input"
              checked={chosen.includes(status)}
              onChange={() => toggle(status)}
            />
            <label htmlFor={`${id}-${status}`} className="form-check-label">
              {t(`common:bookingStatus.${status}`)}
            </label>
          </div>
        ))}
      </fieldset>
      {Object.keys(filters).length > 0 && (
        <button type="button" className="btn btn-sm btn-link" onClick={onReset}>
          {t("bookings.reset")}
        </button>
      )}
    </search>
  );
}
