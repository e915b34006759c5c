import searchIcon from "bootstrap-icons/icons/search.svg?url";
import { type ComponentType, type FormEvent, type KeyboardEvent, lazy, Suspense, useId } from "react";
import { useTranslation } from "react-i18next";
import { Icon } from "../../components/Icon.tsx";
import type { SuggestionListProps } from "./SuggestionList.tsx";
import type { Suggestion } from "./suggestions.ts";
import { useSearchText } from "./use-search-text.ts";
import { useSuggestions } from "./use-suggestions.ts";

/** On its way when the box has the focus. Without it, words are searched for all the same. */
const loadList = () =>
  import("./SuggestionList.tsx").then(
    ({ SuggestionList: list }) => ({ default: list }),
    () => ({ default: () => null }),
  );
const SuggestionList = lazy<ComponentType<SuggestionListProps>>(loadList);

export interface SearchBoxProps {
  /** What the address says. */
  readonly value: string;
  /** `settled` is a search that was asked for, rather than one that is still being typed. */
  readonly onSearch: (text: string, settled: boolean) => void;
  readonly onSuggestion: (suggestion: Suggestion) => void;
}

/**
 * Searches a moment after the last key, or at once on Enter, and suggests what the words may lead to (WAI-ARIA Authoring Practices,
 * editable combobox with a list of suggestions). Going back in the history brings the earlier text back.
 */
export function SearchBox({ value, onSearch, onSuggestion }: SearchBoxProps) {
  const { t } = useTranslation("public");
  const listId = useId();
  const search = useSearchText(value, onSearch);
  const list = useSuggestions(search.text);
  const optionId = (i: number) => `${listId}-${i}`;

  function choose(suggestion: Suggestion): void {
    list.close();
    search.drop();
    onSuggestion(suggestion);
  }

  function submit(event: FormEvent): void {
    event.preventDefault();
    list.close();
    search.settle();
  }

  function press(event: KeyboardEvent): void {
    const chosen = list.active === null ? undefined : list.items[list.active];
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      list.move(event.key === "ArrowDown" ? 1 : -1);
    } else if (event.key === "Enter" && chosen !== undefined) {
      event.preventDefault();
      choose(chosen);
    } else if (event.key === "Escape" && list.isOpen) {
      // The browser's own way with Escape would empty the box as well.
      event.preventDefault();
      list.close();
    }
  }

  return (
    // biome-ignore lint/a11y/useSemanticElements: <search> is not yet known to every assistive technology
    <form role="search" className="search-box" onSubmit={submit} onBlur={list.closeWhenLeft}>
      <label className="form-label visually-hidden" htmlFor="catalogue-search">
        {t("catalogue.searchLabel")}
      </label>
      <input
        className="form-control"
        id="catalogue-search"
        type="search"
        role="combobox"
        aria-expanded={list.isOpen}
        aria-controls={list.isOpen ? listId : undefined}
        aria-autocomplete="list"
        aria-activedescendant={list.active === null ? undefined : optionId(list.active)}
        enterKeyHint="search"
        autoComplete="off"
        autoCapitalize="none"
        maxLength={100}
        placeholder={t("catalogue.searchPlaceholder")}
        value={search.text}
        onChange={(event) => {
          list.open();
          search.type(event.target.value);
        }}
        onFocus={() => void loadList()}
        onKeyDown={press}
      />
      <button type="submit" className="btn btn-primary" aria-label={t("catalogue.search")}>
        <Icon src={searchIcon} /> <span>{t("catalogue.search")}</span>
      </button>
      {list.isOpen && (
        <Suspense>
          <SuggestionList id={listId} items={list.items} active={list.active} optionId={optionId} onChoose={choose} />
        </Suspense>
      )}
      <span className="visually-hidden" role="status">
        {list.isOpen && t("catalogue.suggestions.count", { count: list.items.length })}
      </span>
    </form>
  );
}
