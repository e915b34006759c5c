import { useTranslation } from "react-i18next";
import { EventSelect } from "../../components/EventSelect.tsx";
import { controlClass, Field } from "../../components/Field.tsx";
import { useAdminNavigate } from "../../lib/admin-navigation.ts";
import { type DashboardSearch, PERIODS } from "../../lib/admin-search.ts";
import { changedFilters, type FilterChanges } from "../../lib/changed-filters.ts";
import { useFieldTexts } from "../../lib/field-texts.ts";
import { choiceClass } from "./choice-class.ts";
import { type AskedPeriod, lastDays } from "./period.ts";

interface PeriodFiltersProps {
  readonly search: DashboardSearch;
  readonly asked: AskedPeriod;
  readonly today: string;
}

/** Which days, and of which event: all in the address. */
export function PeriodFilters({ search, asked, today }: PeriodFiltersProps) {
  const { t } = useTranslation("admin");
  const navigate = useAdminNavigate();
  const describe = useFieldTexts();
  const change = (changes: FilterChanges<DashboardSearch>) =>
    void navigate({ to: "/", search: changedFilters(search, changes), resetScroll: false });
  const isCustom = asked.kind === "custom";
  const issueOf = (end: "from" | "to") => {
    const issue = isCustom && asked.period === null ? asked.issues[end] : undefined;
    return issue && describe(issue);
  };
  return (
    <search className="filters" aria-label={t("dashboard.filters")}>
      <fieldset>
        <legend className="form-label">{t("dashboard.period")}</legend>
        <div className="btn-group btn-group-sm">
          {PERIODS.map((days) => (
            <button
              key={days}
              type="button"
              className={choiceClass(asked.kind === "preset" && asked.days === days)}
              aria-pressed={asked.kind === "preset" && asked.days === days}
              onClick={() => change({ days, from: undefined, to: undefined })}
            >
              {t("dashboard.days", { count: days })}
            </button>
          ))}
          <button
            type="button"
            className={choiceClass(isCustom)}
            aria-pressed={isCustom}
            onClick={() => change({ days: undefined, ...(asked.period ?? lastDays(30, today)) })}
          >
            {t("dashboard.custom")}
          </button>
        </div>
      </fieldset>
      {isCustom &&
        (["from", "to"] as const).map((end) => (
          <Field key={end} label={t(`dashboard.${end}`)} error={issueOf(end)} className="">
            {(control) => (
              <input
                {...control}
                type="date"
                className={controlClass(issueOf(end), "form-control-sm")}
                value={asked[end]}
                onChange={({ target }) => change({ from: asked.from, to: asked.to, [end]: target.value })}
              />
            )}
          </Field>
        ))}
      <EventSelect value={search.eventId} onChange={(eventId) => change({ eventId })} />
    </search>
  );
}
