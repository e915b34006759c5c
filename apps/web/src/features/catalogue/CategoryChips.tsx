import { useTranslation } from "react-i18next";
import { useLocale } from "../../lib/i18n.ts";
import { trpc } from "../../lib/trpc.ts";

const HALF_HOUR_MS = 30 * 60_000;

/** The categories as switches; several may be on. */
export function CategoryChips({
  selected,
  onToggle,
}: {
  selected: readonly string[];
  onToggle: (slug: string) => void;
}) {
  const { t } = useTranslation("public");
  const locale = useLocale();
  const categories = trpc.categories.list.useQuery(undefined, { staleTime: HALF_HOUR_MS });
  if (categories.data === undefined || categories.data.items.length === 0) return null;
  return (
    <fieldset className="chips">
      <legend className="visually-hidden">{t("catalogue.categories")}</legend>
      {categories.data.items.map(({ id, slug, name }) => (
        <button
          key={id}
          type="button"
          className="chip"
          aria-pressed={selected.includes(slug)}
          onClick={() => onToggle(slug)}
        >
          {name[locale]}
        </button>
      ))}
    </fieldset>
  );
}
