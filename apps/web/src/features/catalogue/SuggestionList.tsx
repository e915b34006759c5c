import { useTranslation } from "react-i18next";
import { formatShortDay } from "../../lib/format.ts";
import { unbreakFrench } from "../../lib/french-spaces.ts";
import { useLocale } from "../../lib/i18n.ts";
import { apiLocale } from "../../lib/languages.ts";
import type { Suggestion } from "./suggestions.ts";

export interface SuggestionListProps {
  readonly id: string;
  readonly items: readonly Suggestion[];
  readonly active: number | null;
  readonly optionId: (i: number) => string;
  readonly onChoose: (suggestion: Suggestion) => void;
}

/** The list below the search box. The focus stays in the box, which names the option that is active. */
export function SuggestionList({ id, items, active, optionId, onChoose }: SuggestionListProps) {
  const { t } = useTranslation("public");
  return (
    <div id={id} role="listbox" aria-label={t("catalogue.suggestions.label")} className="suggestions">
      {items.map((suggestion, i) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: its keys are those of the box that controls it
        // biome-ignore lint/a11y/useFocusableInteractive: the box keeps the focus, and says which option is active
        <div
          key={keyOf(suggestion)}
          id={optionId(i)}
          role="option"
          aria-selected={i === active}
          className="suggestion"
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onChoose(suggestion)}
        >
          <SuggestionText suggestion={suggestion} />
        </div>
      ))}
    </div>
  );
}

function SuggestionText({ suggestion }: { suggestion: Suggestion }) {
  const { t } = useTranslation("public");
  const locale = useLocale();
  const kind = <span className="suggestion-kind">{t(`catalogue.suggestions.${suggestion.kind}`)}</span>;
  switch (suggestion.kind) {
    case "event": {
      const { title, city, startsAt, timeZone } = suggestion;
      const when = startsAt === null ? null : formatShortDay(startsAt, timeZone, locale);
      return (
        <>
          <span>{unbreakFrench(title)}</span> <span className="suggestion-kind">{[city, when].join(", ")}</span>
        </>
      );
    }
    case "venue":
      return (
        <>
          <span>
            {suggestion.name}, {suggestion.city}
          </span>{" "}
          {kind}
        </>
      );
    case "city":
      return (
        <>
          <span>{suggestion.name}</span> {kind}
        </>
      );
    case "category":
      return (
        <>
          <span>{suggestion.name[apiLocale(locale)]}</span> {kind}
        </>
      );
  }
}

function keyOf(suggestion: Suggestion): string {
  switch (suggestion.kind) {
    case "event":
    case "category":
      return `${suggestion.kind} ${suggestion.slug}`;
    case "venue":
      return `venue ${suggestion.name} ${suggestion.city}`;
    case "city":
      return `city ${suggestion.name}`;
  }
}
