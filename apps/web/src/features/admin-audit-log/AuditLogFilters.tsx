import type { ActionNoun } from "@guichet/api/audit-log/action-schema";
import { auditOutcome } from "@guichet/api/audit-log/schema";
import { useTranslation } from "react-i18next";
import { controlClass, Field } from "../../components/Field.tsx";
import { useAdminNavigate } from "../../lib/admin-navigation.ts";
import { changedFilters, type FilterChanges } from "../../lib/changed-filters.ts";
import { useDebouncedText } from "../../lib/use-debounced-text.ts";
import { ChoiceFilter } from "./ChoiceFilter.tsx";
import { useEntryTexts } from "./entry-texts.ts";
import type { FilterName, Filters } from "./filters.ts";
import { LinkedFilters } from "./LinkedFilters.tsx";

interface AuditLogFiltersProps {
  readonly filters: Filters;
  /** What cannot be asked for, and why. */
  readonly errors: Partial<Record<FilterName, string>>;
  readonly onReset: () => void;
}

/** What actions begin with, by the part of the product that they are about. */
const GROUPS = [
  "events.",
  "images.",
  "sessions.",
  "bookings.",
  "categories.",
  "dashboard.",
  "staff.",
  "account.",
  "two-factor.",
  "auth.",
  "api-keys.",
  "audit-log.",
  "metrics.",
  "request.",
] as const satisfies readonly `${ActionNoun}.`[];

/** Choices over the audit log, all in the address. */
export function AuditLogFilters({ filters, errors, onReset }: AuditLogFiltersProps) {
  const { t } = useTranslation("admin");
  const navigate = useAdminNavigate();
  const { actionOf } = useEntryTexts();
  const changed = (changes: FilterChanges<Filters>) =>
    ({ to: "/audit-log", search: changedFilters(filters, changes) }) as const;
  const change = (changes: FilterChanges<Filters>) => void navigate(changed(changes));
  const type = (changes: FilterChanges<Filters>) => void navigate({ ...changed(changes), replace: true });
  const [actor, setActor] = useDebouncedText(filters.actor ?? "", (text) => type({ actor: text }));
  const [address, setAddress] = useDebouncedText(filters.address ?? "", (text) => type({ address: text }));

  return (
    <search className="filters" aria-label={t("auditLog.filters")}>
      <Field label={t("auditLog.actor")} error={errors.actor} className="filter-search">
        {(control) => (
          <input
            {...control}
            type="search"
            className={controlClass(errors.actor, "form-control-sm")}
            placeholder={t("auditLog.actorPlaceholder")}
            maxLength={100}
            value={actor}
            onChange={(event) => setActor(event.target.value)}
          />
        )}
      </Field>
      <ChoiceFilter
        label={t("auditLog.group")}
        all={t("auditLog.allGroups")}
        choices={GROUPS.map((group) => [group, actionOf(group)])}
        value={filters.action}
        textOf={actionOf}
        error={errors.action}
        onChange={(action) => change({ action })}
      />
      <ChoiceFilter
        label={t("auditLog.outcome")}
        all={t("auditLog.allOutcomes")}
        choices={auditOutcome.options.map((outcome) => [outcome, t(`auditLog.outcomes.${outcome}`)])}
        value={filters.outcome}
        error={errors.outcome}
        onChange={(outcome) => change({ outcome })}
      />
      {(["from", "to"] as const).map((end) => (
        <Field key={end} label={t(`auditLog.${end}`)} error={errors[end]} className="">
          {(control) => (
            <input
              {...control}
              type="date"
              className={controlClass(errors[end], "form-control-sm")}
              value={filters[end] ?? ""}
              onChange={({ target }) => change({ [end]: target.value })}
            />
          )}
        </Field>
      ))}
      <Field label={t("auditLog.address")} error={errors.address} className="filter-address">
        {(control) => (
          <input
            {...control}
            className={controlClass(errors.address, "form-control-sm")}
            placeholder={t("auditLog.addressPlaceholder")}
            title={t("auditLog.addressHelp")}
            maxLength={49}
            spellCheck={false}
            autoComplete="off"
            value={address}
            onChange={(event) => setAddress(event.target.value)}
          />
        )}
      </Field>
      <LinkedFilters filters={filters} errors={errors} />
      {Object.keys(filters).length > 0 && (
        <button type="button" className="btn btn-sm btn-link" onClick={onReset}>
          {t("auditLog.reset")}
        </button>
      )}
    </search>
  );
}
