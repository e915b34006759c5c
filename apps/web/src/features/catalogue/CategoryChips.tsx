import { useTranslation } from "react-i18next";
import { CoverArt } from "../../components/CoverArt.tsx";
import { useLocale } from "../../lib/i18n.ts";
import { apiLocale } from "../../lib/languages.ts";
import { useCategories } from "./use-categories.ts";

/** As many as the demo data has: the page must not jump when the real ones come. */
const USUAL_COUNT = 8;

/** The categories as switches, each with a piece of the art that its events have; several may be on. */
export function CategoryChips({
  selected,
  onToggle,
}: {
  selected: readonly string[];
  onToggle: (slug: string) => void;
}) {
  const { t } = useTranslation("public");
  const locale = useLocale();
  const categories = useCategories();
  if (categories.data === undefined) return <ChipSkeletons isLoading={categories.isPending} />;
  if (categories.data.items.length === 0) return null;
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
          <CoverArt eventId={slug} categorySlugs={[slug]} />
          {name[apiLocale(locale)]}
        </button>
      ))}
    </fieldset>
  );
}

/** Room for what comes. When it does not come, the list below says what is wrong. */
function ChipSkeletons({ isLoading }: { isLoading: boolean }) {
  if (!isLoading) return null;
  return (
    <div className="chips" aria-hidden="true">
      {Array.from({ length: USUAL_COUNT }, (_, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: identical shapes without identity
        <span key={i} className="chip skeleton chip-skeleton" />
      ))}
    </div>
  );
}
