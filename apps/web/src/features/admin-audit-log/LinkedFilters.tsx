import { useTranslation } from "react-i18next";
import type { FilterName, Filters } from "./filters.ts";
import { readable, useKnownText } from "./known-text.ts";

/** Filters that only links set, and that no control shows: whose, and about what. */
export function LinkedFilters({
  filters,
  errors,
}: {
  readonly filters: Filters;
  readonly errors: Partial<Record<FilterName, string>>;
}) {
  const { t } = useTranslation("admin");
  const known = useKnownText();
  const kind = filters.entityType;
  const narrowed = [
    kind === undefined ? undefined : (known(`auditLog.entities.${kind}`) ?? readable(kind)),
    filters.entityId,
    filters.actorId,
  ].filter((one) => one !== undefined);
  const wrong = (["entityType", "entityId", "actorId"] as const).filter((name) => errors[name] !== undefined);
  return (
    <>
      {narrowed.length > 0 && (
        <p className="mb-1 small text-body-secondary text-break">
          {t("auditLog.narrowed", { what: narrowed.join(", ") })}
        </p>
      )}
      {wrong.map((name) => (
        <p key={name} className="mb-1 small text-danger-emphasis text-break">
          {errors[name]}
        </p>
      ))}
    </>
  );
}
