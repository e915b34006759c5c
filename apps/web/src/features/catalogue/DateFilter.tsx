import type { CatalogueChange } from "@guichet/api/events/catalogue-rules";
import { type CatalogueSearch, DATE_PRESETS } from "@guichet/api/events/catalogue-search-rules";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { FilterSelect } from "./FilterSelect.tsx";

const CHOSEN_DAYS = "days";

/** When: a preset, or two days of one's own. */
export function DateFilter({
  search,
  onChange,
}: {
  search: CatalogueSearch;
  onChange: (change: CatalogueChange) => void;
}) {
  const { t } = useTranslation("public");
  const hasDays = search.from !== undefined || search.to !== undefined;
  const [choosing, setChoosing] = useState(hasDays);
  const showDays = hasDays || (choosing && search.when === undefined);

  function choose(value: string): void {
    setChoosing(value === CHOSEN_DAYS);
    onChange({ when: DATE_PRESETS.find((preset) => preset === value) });
  }

  return (
    <>
      <FilterSelect
        label={t("catalogue.when.label")}
        value={showDays ? CHOSEN_DAYS : (search.when ?? "")}
        onChange={choose}
        options={[
          ["", t("catalogue.when.any")],
          ...DATE_PRESETS.map((preset) => [preset, t(`catalogue.when.${preset}`)] as const),
          [CHOSEN_DAYS, t("catalogue.when.days")],
        ]}
      />
      {showDays && (
        <>
          <DayField label={t("catalogue.when.from")} value={search.from} onChange={(from) => onChange({ from })} />
          <DayField
            label={t("catalogue.when.to")}
            value={search.to}
            min={search.from}
            onChange={(to) => onChange({ to })}
          />
        </>
      )}
    </>
  );
}

interface DayFieldProps {
  readonly label: string;
  readonly value: string | undefined;
  readonly min?: string | undefined;
  readonly onChange: (day: string | undefined) => void;
}

function DayField({ label, value, min, onChange }: DayFieldProps) {
  const id = useId();
  return (
    <div className="filter">
      <label className="form-label" htmlFor={id}>
        {label}
      </label>
      <input
        className="form-control"
        id={id}
        type="date"
        min={min}
        value={value ?? ""}
        onChange={(event) => onChange(event.target.value === "" ? undefined : event.target.value)}
      />
    </div>
  );
}
