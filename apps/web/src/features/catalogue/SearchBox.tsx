import searchIcon from "bootstrap-icons/icons/search.svg?url";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { Button, Form } from "react-bootstrap";
import { useTranslation } from "react-i18next";
import { Icon } from "../../components/Icon.tsx";

const PAUSE_MS = 350;

export interface SearchBoxProps {
  /** What the address says. */
  readonly value: string;
  /** `settled` is a search that was asked for, rather than one that is still being typed. */
  readonly onSearch: (text: string, settled: boolean) => void;
}

/** Searches a moment after the last key, or at once on Enter. Going back in the history brings the earlier text back. */
export function SearchBox({ value, onSearch }: SearchBoxProps) {
  const { t } = useTranslation("public");
  const [text, setText] = useState(value);
  const pause = useRef<ReturnType<typeof setTimeout>>(undefined);
  const sent = useRef(value);
  // The pause may outlast a render: what fires after it must not bring old filters back.
  const search = useRef(onSearch);
  useEffect(() => {
    search.current = onSearch;
  });

  useEffect(() => {
    if (value === sent.current) return;
    sent.current = value;
    setText(value);
  }, [value]);
  useEffect(() => () => clearTimeout(pause.current), []);

  function send(next: string, settled: boolean): void {
    clearTimeout(pause.current);
    sent.current = next.trim();
    search.current(next.trim(), settled);
  }

  function type(next: string): void {
    setText(next);
    clearTimeout(pause.current);
    pause.current = setTimeout(() => send(next, false), PAUSE_MS);
  }

  function submit(event: FormEvent): void {
    event.preventDefault();
    send(text, true);
  }

  return (
    // biome-ignore lint/a11y/useSemanticElements: <search> is not yet known to every assistive technology
    <form role="search" className="search-box" onSubmit={submit}>
      <Form.Label htmlFor="catalogue-search" visuallyHidden>
        {t("catalogue.searchLabel")}
      </Form.Label>
      <Form.Control
        id="catalogue-search"
        type="search"
        enterKeyHint="search"
        autoComplete="off"
        maxLength={100}
        placeholder={t("catalogue.searchPlaceholder")}
        value={text}
        onChange={(event) => type(event.target.value)}
      />
      <Button type="submit" aria-label={t("catalogue.search")}>
        <Icon src={searchIcon} /> <span>{t("catalogue.search")}</span>
      </Button>
    </form>
  );
}
