import { type AuditOutcome, auditOutcome } from "@guichet/api/audit-log/schema";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import { useAdminNavigate } from "../../lib/admin-navigation.ts";
import type { AuditLogSearch } from "../../lib/admin-search.ts";
import { useDebouncedText } from "../../lib/use-debounced-text.ts";

type Filters = Omit<AuditLogSearch, "entry">;

interface AuditLogFiltersProps {
  readonly filters: Filters;
  readonly onReset: () => void;
}

/** What actions begin with, by the part of the product that they are about. */
const GROUPS = [
  "events",
  "sessions",
  "bookings",
  "staff",
  "account",
  "two-factor",
  "auth",
  "api-keys",
  "audit-log",
] as const;

/** Choices over the audit log, all in the address. */
export function AuditLogFilters({ filters, onReset }: AuditLogFiltersProps) {
  const { t } = useTranslation("admin");
  const navigate = useAdminNavigate();
  const id = useId();
  const change = (changes: { [Key in keyof Filters]?: Filters[Key] | undefined }, replace = false) =>
    void navigate({ to: "/audit-log", search: withoutEmpty({ ...filters, ...changes }), replace });
  const [actor, setActor] = useDebouncedText(filters.actor ?? "", (text) => change({ actor: text }, true));
  const [address, setAddress] = useDebouncedText(filters.address ?? "", (text) => change({ address: text }, true));
  const { action, outcome, actorId, entityId } = filters;
  const narrowed = [actorId, entityId, isGroup(action) ? undefined : action].filter((one) => one !== undefined);

  return (
    <search className="filters" aria-label={t("auditLog.filters")}>
      <div className="filter-search">
        <label htmlFor={`${id}-actor`} className="form-label">
          {t("auditLog.actor")}
        </label>
        <input
          id={`${id}-actor`}
          type="search"
          className="form-control form-control-sm"
          placeholder={t("auditLog.actorPlaceholder")}
          maxLength={100}
          value={actor}
          onChange={(event) => setActor(event.target.value)}
        />
      </div>
      <div>
        <label htmlFor={`${id}-action`} className="form-label">
          {t("auditLog.group")}
        </label>
        <select
          id={`${id}-action`}
          className="form-select form-select-sm"
          value={action ?? ""}
          onChange={({ target }) => change({ action: target.value })}
        >
          <option value="">{t("auditLog.allGroups")}</option>
          {GROUPS.map((group) => (
            <option key={group} value={`${group}.`}>
              {t(`auditLog.groups.${group}`)}
            </option>
          ))}
          {action !== undefined && !isGroup(action) && <option value={action}>{action}</option>}
        </select>
      </div>
      <div>
        <label htmlFor={`${id}-outcome`} className="form-label">
          {t("auditLog.outcome")}
        </label>
        <select
          id={`${id}-outcome`}
          className="form-select form-select-sm"
          value={outcome ?? ""}
          onChange={({ target }) => change({ outcome: (target.value || undefined) as AuditOutcome | undefined })}
        >
          <option value="">{t("auditLog.allOutcomes")}</option>
          {auditOutcome.options.map((one) => (
            <option key={one} value={one}>
              {t(`auditLog.outcomes.${one}`)}
            </option>
          ))}
        </select>
      </div>
      {(["from", "to"] as const).map((end) => (
        <div key={end}>
          <label htmlFor={`${id}-${end}`} className="form-label">
            {t(`auditLog.${end}`)}
          </label>
          <input
            id={`${id}-${end}`}
            type="date"
            className="form-control form-control-sm"
            value={filters[end] ?? ""}
            onChange={({ target }) => change({ [end]: target.value })}
          />
        </div>
      ))}
      <div>
        <label htmlFor={`${id}-address`} className="form-label">
          {t("auditLog.address")}
        </label>
        <input
          id={`${id}-address`}
          className="form-control form-control-sm"
          maxLength={45}
          value={address}
          onChange={(event) => setAddress(event.target.value)}
        />
      </div>
      {narrowed.length > 0 && (
        <p className="mb-1 small text-body-secondary">{t("auditLog.narrowed", { what: narrowed.join(", ") })}</p>
      )}
      {Object.keys(filters).length > 0 && (
        <button type="button" className="btn btn-sm btn-link" onClick={onReset}>
          {t("auditLog.reset")}
        </button>
      )}
    </search>
  );
}

function isGroup(action: string | undefined): boolean {
  return action?.endsWith(".") === true;
}

function withoutEmpty(filters: object): AuditLogSearch {
  return Object.fromEntries(Object.entries(filters).filter(([, value]) => value !== undefined && value !== ""));
}
